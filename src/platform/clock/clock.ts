import { civilDateOf, type CivilDate } from '#libs/civil-date';

/** The only source of "now" in the program, so that tests can travel. Instants are absolute; `today` is in Asia/Ho_Chi_Minh. */
export abstract class Clock {
  abstract now(): Date;

  today(): CivilDate {
    return civilDateOf(this.now());
  }
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
