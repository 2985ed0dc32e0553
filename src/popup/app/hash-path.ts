import { useHashLocation } from 'wouter/use-hash-location';

/** The path in this document's hash. What follows a question mark is no part of it: who needs it reads the address. */
export const useHashPath = Object.assign(
  (...options: Parameters<typeof useHashLocation>): ReturnType<typeof useHashLocation> => {
    const [path, navigate] = useHashLocation(...options);
    return [path.split('?')[0] ?? path, navigate];
  },
  { hrefs: (href: string): string => `#${href}` },
);
