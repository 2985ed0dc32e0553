export { createSettings, type SettingsChange, type SettingsRoom } from './settings.js';
