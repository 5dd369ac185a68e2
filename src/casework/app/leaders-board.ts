import { Injectable } from '@nestjs/common';
import { CountWorklists, DailyTrend, FindDossiers, type ListItem, type Load, OfficerLoad, OverdueBoard, type OverduePage, type Worklist } from '#src/dossiers';

export interface Board {
  counts: Record<Worklist, number>;
  overdue: OverduePage;
  loads: Load[];
  trend: Awaited<ReturnType<DailyTrend['of']>>;
  /** In the leader's own hands: what waits for a decision. */
  approvals: { items: readonly ListItem[]; total: number };
}

const MOST_OVERDUE = 15;
const MOST_APPROVALS = 20;

/** The unit today, as its leader sees it. */
@Injectable()
export class LeadersBoard {
  constructor(
    private readonly counting: CountWorklists,
    private readonly finding: FindDossiers,
    private readonly overdue: OverdueBoard,
    private readonly loads: OfficerLoad,
    private readonly trends: DailyTrend,
  ) {}

  /** @param leaderId whoever decides in this unit; left out for those who only look on */
  async of(unitId: string, accountId: string, leaderId: string | undefined): Promise<Board> {
    const [counts, overdue, loads, trend, approvals] = await Promise.all([
      this.counting.counts(unitId, accountId),
      this.overdue.of(unitId, { limit: MOST_OVERDUE }),
      this.loads.of(unitId),
      this.trends.of(unitId),
      leaderId === undefined ? { items: [], total: 0 } : this.finding.list(unitId, { list: 'mine', accountId: leaderId, limit: MOST_APPROVALS }),
    ]);
    return { counts, overdue, loads, trend, approvals };
  }
}
