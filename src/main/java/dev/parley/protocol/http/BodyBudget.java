package dev.parley.protocol.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The memory, in bytes, that requests of one kind may use together while they arrive and are answered. When it is exhausted,
 * a request that is still arriving is evicted in favor of a smaller one, or of any other after a second, so that small and
 * fast requests, such as Twilio's, do not wait for large or slow ones.
 */
public final class BodyBudget {
    /** A request that is still arriving after this time is slow. */
    private static final long SLOW_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** One address may use this fraction of the budget, or one request of the largest size. */
    private static final int FRACTION_PER_ADDRESS = 4;

    private final long bytes;
    private final long bytesPerAddress;
    private final LongSupplier nanos;
    /** Requests that are still arriving, oldest first. */
    private final Set<Share> arriving = new LinkedHashSet<>();

    private final Map<ClientAddress, Long> byAddress = new HashMap<>();
    private long taken;

    /**
     * @param bytes the size of the budget
     * @param largest the most that one request may need
     */
    public BodyBudget(long bytes, long largest) {
        this(bytes, largest, System::nanoTime);
    }

    BodyBudget(long bytes, long largest, LongSupplier nanos) {
        this.bytes = bytes;
        this.bytesPerAddress = Math.max(bytes / FRACTION_PER_ADDRESS, largest);
        this.nanos = nanos;
    }

    /** Returns how many bytes are reserved. */
    public synchronized long taken() {
        return taken;
    }

    /** Returns the size of the budget, in bytes. */
    public long bytes() {
        return bytes;
    }

    /**
     * Opens the share of a request.
     *
     * @param client the address it is counted for, unless that address is shared
     * @param onEvicted ends the request; called on the thread that needs its memory
     */
    public synchronized Share open(ClientAddress client, Runnable onEvicted) {
        Share share = new Share(client, nanos.getAsLong(), onEvicted);
        arriving.add(share);
        return share;
    }

    /** The memory of one request, until it has been answered or its connection is closed. */
    public final class Share {
        private final ClientAddress client;
        private final long since;
        private final Runnable onEvicted;
        private long own;
        private boolean over;

        private Share(ClientAddress client, long since, Runnable onEvicted) {
            this.client = client;
            this.since = since;
            this.onEvicted = onEvicted;
        }

        /** Reserves this many more bytes; returns whether they were available. */
        public boolean take(long more) {
            List<Share> evicted = new ArrayList<>();
            boolean hasRoom = takeFor(this, more, evicted);
            evicted.forEach(share -> share.onEvicted.run());
            return hasRoom;
        }

        /** Returns whether this many more bytes would fit if no other request used any. */
        public boolean couldTake(long more) {
            synchronized (BodyBudget.this) {
                return own + more <= bytes;
            }
        }

        /** Called when the request has arrived: from now on it cannot be evicted. */
        public void arrived() {
            synchronized (BodyBudget.this) {
                arriving.remove(this);
            }
        }

        /** Returns whether it has been released. */
        public boolean isOver() {
            return BodyBudget.this.isOver(this);
        }

        /** Releases all of it; nothing can be reserved afterwards. Idempotent. */
        public void giveBack() {
            release(this);
        }
    }

    private synchronized boolean isOver(Share share) {
        return share.over;
    }

    private synchronized boolean takeFor(Share share, long more, List<Share> evicted) {
        if (share.over || isAddressOver(share, more)) {
            return false;
        }
        while (taken + more > bytes) {
            Optional<Share> other = evictionCandidateFor(share, more);
            if (other.isEmpty()) {
                return false;
            }
            release(other.get());
            evicted.add(other.get());
        }
        taken += more;
        share.own += more;
        if (!share.client.isShared()) {
            byAddress.merge(share.client, more, Long::sum);
        }
        return true;
    }

    private boolean isAddressOver(Share share, long more) {
        return !share.client.isShared() && byAddress.getOrDefault(share.client, 0L) + more > bytesPerAddress;
    }

    /** The largest arriving request that is at least twice as large, else the oldest slow one. */
    private Optional<Share> evictionCandidateFor(Share share, long more) {
        long needed = share.own + more;
        Optional<Share> largest = arriving.stream()
                .filter(each -> each != share && each.own >= 2 * needed)
                .max(Comparator.comparingLong(each -> each.own));
        long now = nanos.getAsLong();
        return largest.or(() -> arriving.stream()
                .filter(each -> each != share && each.own > 0 && now - each.since > SLOW_AFTER_NANOS)
                .findFirst());
    }

    private synchronized void release(Share share) {
        if (share.over) {
            return;
        }
        share.over = true;
        arriving.remove(share);
        taken -= share.own;
        if (!share.client.isShared()) {
            long held = share.own;
            byAddress.computeIfPresent(share.client, (client, sum) -> sum == held ? null : sum - held);
        }
        share.own = 0;
    }
}
