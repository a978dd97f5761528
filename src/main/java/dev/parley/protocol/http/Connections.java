package dev.parley.protocol.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The open connections of one server. When the limit is reached, a new connection replaces the one that has been idle
 * longest, so that idle connections cannot keep callers out. Used on the server's event loop, except for {@link #size}.
 */
final class Connections {
    private final ServerBounds bounds;
    private final Refusals refusals;
    private final LongSupplier nanos;
    private final Set<ConnectionGuard> open = new LinkedHashSet<>();
    private final Map<ClientAddress, Integer> byAddress = new HashMap<>();
    private volatile int size;

    Connections(ServerBounds bounds, Refusals refusals, LongSupplier nanos) {
        this.bounds = bounds;
        this.refusals = refusals;
        this.nanos = nanos;
    }

    ServerBounds bounds() {
        return bounds;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Returns how many are open; may be called on any thread. */
    int size() {
        return size;
    }

    /** Adds a new connection; returns false if it must be closed. */
    boolean admit(ConnectionGuard guard) {
        ClientAddress address = guard.address();
        if (!address.isShared() && byAddress.getOrDefault(address, 0) >= bounds.connectionsPerAddress()) {
            refusals.refused(
                    Reason.CONNECTIONS,
                    guard.address(),
                    "The limit per address is " + bounds.connectionsPerAddress() + ": http.connections-per-address.");
            return false;
        }
        if (open.size() >= bounds.connections() && !evictOne()) {
            refusals.refused(
                    Reason.CONNECTIONS,
                    guard.address(),
                    "The limit is " + bounds.connections() + ": http.connections.");
            return false;
        }
        open.add(guard);
        size = open.size();
        if (!address.isShared()) {
            byAddress.merge(address, 1, Integer::sum);
            guard.whenClosed(() -> byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1));
        }
        return true;
    }

    private boolean evictOne() {
        Optional<ConnectionGuard> longest = open.stream()
                .filter(ConnectionGuard::mayBeEvicted)
                .min(Comparator.comparingLong(ConnectionGuard::since));
        longest.ifPresent(guard -> {
            refusals.refused(
                    Reason.EVICTED, guard.address(), "The limit is " + bounds.connections() + ": http.connections.");
            guard.close();
        });
        return longest.isPresent();
    }

    /** Removes a connection that has been closed. */
    void closed(ConnectionGuard guard) {
        open.remove(guard);
        size = open.size();
    }

    /** Ends connections that take too long. To be called about once a second. */
    void endLateConnections() {
        List<ConnectionGuard> all = new ArrayList<>(open);
        all.forEach(ConnectionGuard::endIfLate);
    }

    void refused(Reason reason, ConnectionGuard guard) {
        refusals.refused(reason, guard.address());
    }
}
