/**
 * The published phrase of the practice account. In a file of its own, loaded only when somebody asks for that account: words
 * of a phrase have no business in the memory of a page that does not need them.
 */
export const PRACTICE_PHRASE =
  'old leopard transfer rib spatial phone calm indicate online fire caution review';
