import { type CivilDate, addDays, civilDateOf, endOfDay, formatTime, startOfDay, weekdayOf } from '#libs/civil-date';
import { type Due, dueOf } from '#libs/deadline';
import {
  type WorkCalendar,
  addWorkingMinutes,
  closingTime,
  isWorkingDay,
  nthWorkingDayAfter,
  subtractWorkingMinutes,
  workingDaysBetween,
  workingMinutesBetween,
} from '#libs/worktime';
import { DUONG_HA_2021, type PlannedDossiers } from './register-plan.js';
import type { RegisterRow } from './register-csv.js';
import { type SampleProcedure, officeCalendar, sampleProcedures } from './register-sources.js';
import { SeededRandom } from './seeded-random.js';

export { REGISTER_COLUMNS, type RegisterRow, registerCsvLines, toRegisterCsv } from './register-csv.js';
export { DUONG_HA_2021, type PlannedDossiers, scaledPlan } from './register-plan.js';

export interface RegisterOptions {
  /** The same seed gives the same register. */
  seed: number;
  plan: readonly PlannedDossiers[];
  unitCode: string;
  /** A year whose days off, and those of the year after, the calendar knows. */
  year: number;
  /** What follows the made-up hamlet in the address. */
  place: string;
  procedures: ReadonlyMap<string, SampleProcedure>;
  calendar: WorkCalendar;
  /** Share of dossiers to be finished after their due date, 0 to 1; those that would end in the next year stay open. */
  lateShare?: number;
}

/** The committed register of the demonstration commune. */
export function duongHa2021(): Generator<RegisterRow> {
  return generateRegister({
    seed: 2021,
    plan: DUONG_HA_2021,
    unitCode: 'H26.15.30',
    year: 2021,
    place: 'xã Dương Hà, huyện Gia Lâm, Hà Nội',
    procedures: sampleProcedures(),
    calendar: officeCalendar(),
  });
}

/**
 * A register of made-up dossiers over the working days of a year, in order of receipt, with exactly the planned sums. Only one
 * day is held at a time, so a register of any size can be streamed.
 * @throws RangeError when the plan names a procedure that is not in `procedures`, or leaves it no day to be received on.
 */
export function* generateRegister(options: RegisterOptions): Generator<RegisterRow> {
  const random = new SeededRandom(options.seed);
  const days = workingDaysOf(options.year, options.calendar);
  const weights = days.map((day) => (WEEKDAY_WEIGHTS[weekdayOf(day)] ?? 1) * (0.5 + random.next()));
  const streams = options.plan.map((part) => streamOf(part, options, days, weights));
  const people = Math.min(99_999, Math.max(50, Math.round(sum(options.plan.map(({ count }) => count)) * 0.6)));
  for (const [index, day] of days.entries()) {
    const receipts: Receipt[] = [];
    for (const stream of streams) {
      const count = takeFrom(stream, index, weights[index] ?? 0, random);
      for (let i = 0; i < count; i += 1) receipts.push({ stream, receivedAt: momentOn(day, options.calendar, random) });
    }
    receipts.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
    for (const [order, receipt] of receipts.entries()) {
      yield rowOf(receipt, order + 1, random.whole(1, people), options, random);
    }
  }
}

/** Mondays are busy. */
const WEEKDAY_WEIGHTS: Record<number, number> = { 1: 1.35, 2: 1.1, 3: 1, 4: 1, 5: 0.85 };

/** What is left of one part of the plan, and of the days on which it can be received. */
interface Stream {
  part: PlannedDossiers;
  procedure: SampleProcedure;
  first: number;
  last: number;
  left: number;
  weightLeft: number;
}

interface Receipt {
  stream: Stream;
  receivedAt: Date;
}

function streamOf(part: PlannedDossiers, options: RegisterOptions, days: readonly CivilDate[], weights: readonly number[]): Stream {
  const procedure = options.procedures.get(part.procedure);
  if (!procedure) throw new RangeError(`The plan names a procedure that is not known: ${part.procedure}`);
  const yearEnd = `${options.year}-12-31`;
  const isDueInYear = (day: CivilDate): boolean => {
    // A same-day dossier of the last day's afternoon is due next year, and settled at the counter all the same.
    const asEarly = part.open || procedure.term.unit === 'same_day';
    const receivedAt = asEarly ? startOfDay(day) : subtractWorkingMinutes(options.calendar, endOfDay(day), 1);
    return dueFor(procedure, receivedAt, options.calendar).dueOn <= yearEnd;
  };
  const firstDueLater = days.findIndex((day) => !isDueInYear(day));
  const dueLater = firstDueLater === -1 ? days.length : firstDueLater;
  const first = part.open ? dueLater : 0;
  const last = part.open ? days.length - 1 : dueLater - 1;
  if (first > last && part.count > 0) throw new RangeError(`No day of ${options.year} fits ${part.count} of ${part.procedure}`);
  return { part, procedure, first, last, left: part.count, weightLeft: sum(weights.slice(first, last + 1)) };
}

/** The share of what is left that the day's weight has of the weights left: on the last day, all of it. */
function takeFrom(stream: Stream, index: number, weight: number, random: SeededRandom): number {
  if (index < stream.first || index > stream.last || stream.left === 0) return 0;
  const count = random.howMany(stream.left, index === stream.last ? 1 : weight / stream.weightLeft);
  stream.left -= count;
  stream.weightLeft -= weight;
  return count;
}

function rowOf(receipt: Receipt, serial: number, person: number, options: RegisterOptions, random: SeededRandom): RegisterRow {
  const { part, procedure } = receipt.stream;
  const receivedOn = civilDateOf(receipt.receivedAt);
  const due = dueFor(procedure, receipt.receivedAt, options.calendar);
  const finishedAt = part.open ? null : finishOf(receipt.receivedAt, due, procedure, options, random);
  const returnedAt = finishedAt && returnOf(finishedAt, options, random);
  return {
    ma_ho_so: `${options.unitCode}-${receivedOn.slice(2).replaceAll('-', '')}-${String(serial).padStart(4, '0')}`,
    ma_tthc: procedure.code,
    kenh_nop: part.channel,
    muc_do: part.onlineLevel === null ? '' : String(part.onlineLevel),
    // Clerks fill in the online form for many citizens; the register says so.
    nop_ho: part.channel === 'truc_tuyen' && random.chance(0.6) ? 'co' : '',
    ...ownerOf(person, options.place),
    so_bo: String(procedure.field === 'Chứng thực' ? random.whole(1, 4) : 1),
    tiep_nhan: written(receipt.receivedAt),
    hen_tra: written(due.dueAt),
    ngay_xong: finishedAt ? written(finishedAt) : '',
    ket_thuc: finishedAt ? 'giai_quyet' : '',
    ngay_tra: returnedAt ? written(returnedAt) : '',
    ...papersOf(part, finishedAt !== null, random),
    ...ratingOf(returnedAt !== null, random),
  };
}

/** Names, numbers and hamlets that nobody has. */
function ownerOf(person: number, place: string): Pick<RegisterRow, 'chu_ho_so' | 'so_dinh_danh' | 'dia_chi' | 'dien_thoai'> {
  const number = String(person).padStart(4, '0');
  const woman = person % 2 === 1;
  return {
    chu_ho_so: `${woman ? 'Trần Thị' : 'Nguyễn Văn'} Mẫu ${number}`,
    so_dinh_danh: `001${woman ? '1' : '0'}990${String(person).padStart(5, '0')}`,
    dia_chi: `Thôn Mẫu ${(person % 5) + 1}, ${place}`,
    dien_thoai: `0900000${String(person % 1000).padStart(3, '0')}`,
  };
}

function finishOf(receivedAt: Date, due: Due, procedure: SampleProcedure, options: RegisterOptions, random: SeededRandom): Date | null {
  const { calendar } = options;
  const yearEnd: CivilDate = `${options.year}-12-31`;
  if (options.lateShare && random.chance(options.lateShare)) {
    const lateOn = nthWorkingDayAfter(calendar, due.dueOn, random.whole(1, 5));
    return lateOn > yearEnd ? null : momentOn(lateOn, calendar, random);
  }
  const finishedAt = inTermFinish(receivedAt, due, procedure, calendar, random);
  return civilDateOf(finishedAt) > yearEnd ? closingTime(calendar, civilDateOf(receivedAt)) : finishedAt;
}

function inTermFinish(receivedAt: Date, due: Due, procedure: SampleProcedure, calendar: WorkCalendar, random: SeededRandom): Date {
  const { unit, amount } = procedure.term;
  // At the counter, within the hour or so.
  if (unit === 'same_day') return addWorkingMinutes(calendar, receivedAt, random.whole(5, 75));
  if (unit === 'working_hour') return addWorkingMinutes(calendar, receivedAt, random.whole(60, amount * 60));
  const receivedOn = civilDateOf(receivedAt);
  const allowed = workingDaysBetween(calendar, receivedOn, due.dueOn);
  const taken = random.chance(0.35) ? allowed : Math.max(1, Math.ceil(allowed * (0.3 + 0.7 * random.next())));
  return momentOn(nthWorkingDayAfter(calendar, receivedOn, taken), calendar, random);
}

/** Most people wait for the result or come within days; what would be collected in the next year is not yet. */
function returnOf(finishedAt: Date, options: RegisterOptions, random: SeededRandom): Date | null {
  const minutes = random.chance(0.75) ? random.whole(2, 30) : random.whole(200, 2200);
  const returnedAt = addWorkingMinutes(options.calendar, finishedAt, minutes);
  return civilDateOf(returnedAt) > `${options.year}-12-31` ? null : returnedAt;
}

type Papers = Pick<RegisterRow, 'so_giay_to' | 'so_giay_to_so_hoa' | 'so_giay_to_dung_lai' | 'ket_qua_so_hoa'>;

function papersOf(part: PlannedDossiers, finished: boolean, random: SeededRandom): Papers {
  const papers = random.whole(1, 5);
  const isOnline = part.channel === 'truc_tuyen';
  const reused = isOnline && random.chance(0.08) ? 1 : 0;
  const digitised = isOnline ? papers - reused : random.chance(0.06) ? random.whole(1, papers) : 0;
  return {
    so_giay_to: String(papers),
    so_giay_to_so_hoa: String(digitised),
    so_giay_to_dung_lai: String(reused),
    ket_qua_so_hoa: finished ? (random.chance(isOnline ? 0.3 : 0.04) ? 'co' : 'khong') : '',
  };
}

const REMARKS = ['Cán bộ hướng dẫn tận tình', 'Trả kết quả nhanh', 'Chờ hơi lâu, mong có thêm ghế ngồi'];

function ratingOf(returned: boolean, random: SeededRandom): Pick<RegisterRow, 'danh_gia' | 'nhan_xet'> {
  if (!returned || !random.chance(0.22)) return { danh_gia: '', nhan_xet: '' };
  const scale = random.chance(0.8) ? 3 : 5;
  const below = random.chance(0.8) ? 0 : random.chance(0.85) ? 1 : 2;
  const remark = random.chance(0.1) ? (REMARKS[below] ?? '') : '';
  return { danh_gia: `${scale - below}/${scale}`, nhan_xet: remark };
}

function dueFor(procedure: SampleProcedure, receivedAt: Date, calendar: WorkCalendar): Due {
  return dueOf({ receivedAt, pauses: [], policy: 'pause' }, procedure.term, calendar);
}

/** A minute in which the desk is open, never a closing one. */
function momentOn(day: CivilDate, calendar: WorkCalendar, random: SeededRandom): Date {
  const minutes = workingMinutesBetween(calendar, startOfDay(day), endOfDay(day));
  return subtractWorkingMinutes(calendar, endOfDay(day), random.whole(1, minutes));
}

function workingDaysOf(year: number, calendar: WorkCalendar): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day: CivilDate = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day)) days.push(day);
  }
  return days;
}

function written(instant: Date): string {
  return `${civilDateOf(instant)} ${formatTime(instant)}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
