export { Demonstration } from './app/demonstration.js';
export { DemonstrationModule } from './demonstration.module.js';
