export { createPermissions, type Permissions } from './permissions.js';
