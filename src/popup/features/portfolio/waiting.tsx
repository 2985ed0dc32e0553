import { CardSkeleton, RowsSkeleton } from '../../components/skeleton.js';

/** The shape of the screen until the first reading: the sum, the curve beside what it is made of, and the positions. */
export function PortfolioWaiting() {
  return (
    <>
      <div className="portfolio-pictures">
        <CardSkeleton amount chart lines={0} />
        <CardSkeleton lines={5} />
      </div>
      <RowsSkeleton rows={5} />
    </>
  );
}
