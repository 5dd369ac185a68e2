import { Injectable } from '@nestjs/common';

/** Wakes the relay of this process as soon as something was committed; other processes find it by polling. */
@Injectable()
export class RelayBell {
  private listener: (() => void) | undefined;

  onRing(listener: () => void): void {
    this.listener = listener;
  }

  ring(): void {
    this.listener?.();
  }
}
