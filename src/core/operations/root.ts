/** The root network: stake there is TAO one to one, without a pool. */
export const ROOT_NETUID = 0;
