export { parseSignIn, type SignInFault, type SignInText, signInFaults } from './sign-in.js';
