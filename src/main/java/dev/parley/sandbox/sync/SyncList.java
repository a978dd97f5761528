package dev.parley.sandbox.sync;

import java.time.Clock;

/** Items by their index. Indexes rise and may have gaps. */
public final class SyncList extends SyncCollection<Integer> {
    SyncList(String uniqueName, Clock clock) {
        super(SyncKind.LIST, uniqueName, clock, "index");
    }

    @Override
    Integer key(String written) {
        return Integer.valueOf(written);
    }
}
