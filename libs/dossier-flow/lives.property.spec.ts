import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from './decide.js';
import { effectiveSteps } from './effective.js';
import type { Action, Amendment } from './facts.js';
import { allActions, allowedActions } from './flow.js';
import { clockFits } from './fold.js';
import type { DossierHistory } from './history.js';
import { historyAt, replay } from './replay.js';
import { aLife, at, someFacts, type Life } from './spec-life.js';
import { states } from './state.js';

const beginning = at('2026-02-03 08:00').getTime();

/** A draw: which of the actions on offer, and how many minutes later (often none: one click does several). */
const draws = fc.array(fc.record({ pick: fc.nat(), minutes: fc.oneof(fc.constant(0), fc.nat(20_000)) }), { minLength: 1, maxLength: 25 });

function live(choices: readonly { pick: number; minutes: number }[], corrections: boolean): Life {
  const life = aLife();
  let now = beginning;
  for (const { pick, minutes } of choices) {
    now += minutes * 60_000;
    const history = life.history;
    const possible = allowedActions(history?.state ?? null, ['system']).filter((action) => corrections || action !== 'correct').filter((action) => accepts(history, action, new Date(now)));
    const action = possible[pick % possible.length];
    if (action !== undefined) life.then(action, new Date(now));
  }
  return life;
}

function accepts(history: DossierHistory | null, action: Action, now: Date): boolean {
  return decide(history, action, someFacts[action], { at: now, now, roles: ['system'], extensionLatest: null }).ok;
}

const plainLives = draws.map((choices) => live(choices, false));
const anyLives = draws.map((choices) => live(choices, true));

test('a legal life replays to its last recorded state, with a clock that fits it', () => {
  fc.assert(
    fc.property(anyLives, ({ log }) => {
      const history = replay(log);
      expect(history.state).toBe(log.at(-1)?.stateAfter);
      expect(history.version).toBe(log.length);
      expect(clockFits(history)).toBe(true);
      expect(history.clock === 'stopped').toBe(history.state === 'awaiting_supplement' || history.state === 'awaiting_payment');
      expect(history.due).toEqual(log.at(-1)?.due);
    }),
  );
});

test('it is finished when it first reached withdrawn, stopped or resolved', () => {
  fc.assert(
    fc.property(plainLives, ({ log }) => {
      const finish = log.find((step) => states[step.stateAfter].statistics === 'finished');
      expect(replay(log).finishedAt).toEqual(finish?.at ?? null);
      expect(replay(log).receivedAt === null).toBe(!log.some((step) => states[step.stateAfter].statistics === 'open'));
    }),
  );
});

test('pauses follow each other, and only the last may be open, exactly while the clock is stopped', () => {
  fc.assert(
    fc.property(plainLives, ({ log }) => {
      const { pauses, clock } = replay(log);
      pauses.forEach((pause, index) => {
        const next = pauses[index + 1];
        expect(pause.to === null).toBe(next === undefined && clock === 'stopped');
        if (pause.to !== null) expect(pause.to >= pause.from).toBe(true);
        if (pause.to !== null && next !== undefined) expect(next.from >= pause.to).toBe(true);
      });
    }),
  );
});

test('what may be done is what the buttons offer, cell by cell, whatever the life before', () => {
  fc.assert(
    fc.property(plainLives, ({ log, history }) => {
      const now = log.at(-1)?.at ?? new Date(beginning);
      const offered = allowedActions(history?.state ?? null, ['system']);
      for (const action of allActions) if (accepts(history, action, now)) expect(offered).toContain(action);
    }),
    { numRuns: 40 },
  );
});

test('a log whose last step is voided says what the log without it says', () => {
  fc.assert(
    fc.property(plainLives, (life) => {
      const last = life.log.length;
      fc.pre(last > 1);
      const without = replay(life.log.slice(0, -1));
      const now = life.log.at(-1)?.at ?? new Date(beginning);
      life.then('correct', now, { reason: 'Ghi nhầm', amended: [{ seq: last, voided: true }] });
      const { version: _version, log: _log, ...said } = replay(life.log);
      const { version: _before, log: _logBefore, ...saidBefore } = without;
      expect(said).toEqual(saidBefore);
    }),
  );
});

test('a correction is either refused or leaves a log that replays to the state it promised', () => {
  const amendments = fc.array(
    fc.record({ seq: fc.integer({ min: 1, max: 12 }), voided: fc.boolean(), minutes: fc.option(fc.nat(5_000), { nil: undefined }) }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(anyLives, amendments, (life, drawn) => {
      const amended = drawn.map(({ seq, voided, minutes }): Amendment => ({
        seq,
        voided,
        ...(minutes === undefined ? {} : { at: new Date(beginning + minutes * 60_000).toISOString() }),
      }));
      const written = JSON.stringify(life.log);
      const now = life.log.at(-1)?.at ?? new Date(beginning);
      const answer = decide(life.history, 'correct', { reason: 'Ghi nhầm', amended }, { at: now, now, roles: ['leader'] });
      expect(JSON.stringify(life.log)).toBe(written);
      if (!answer.ok) return;
      life.then('correct', now, { reason: 'Ghi nhầm', amended });
      expect(replay(life.log).state).toBe(answer.to);
      const effective = effectiveSteps(life.log);
      expect(effective.every((step, index) => index === 0 || step.at >= (effective[index - 1]?.at ?? step.at))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('facts survive JSON, and with them the whole history', () => {
  fc.assert(
    fc.property(anyLives, ({ log }) => {
      const read = log.map((step) => ({ ...step, facts: JSON.parse(JSON.stringify(step.facts)) as never }));
      expect(read).toEqual(log);
      expect(replay(read)).toEqual(replay(log));
    }),
  );
});

test('as of each of its steps, a life is its beginning', () => {
  fc.assert(
    fc.property(plainLives, ({ log }) => {
      log.forEach((step, index) => {
        const next = log[index + 1];
        if (next !== undefined && next.at <= step.at) return;
        expect(historyAt(log, step.at)?.state).toBe(step.stateAfter);
      });
    }),
    { numRuns: 50 },
  );
});
