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
 * The memory, in bytes, that requests of one kind may take together while they arrive and are answered. When it is all taken,
 * a request that still arrives gives way to a smaller one, or to any other after a second: so those who send little and at once, as
 * Twilio does, do not wait for those who send much or never end.
 */
public final class BodyBudget {
    /** What may still arrive after that time is slow. */
    private static final long SLOW_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** One address may take that part of it, or one request of the largest size. */
    private static final int PART_OF_AN_ADDRESS = 4;

    private final long bytes;
    private final long bytesPerAddress;
    private final LongSupplier nanos;
    /** What still arrives. */
    private final Set<Share> arriving = new LinkedHashSet<>();

    private final Map<ClientAddress, Long> byAddress = new HashMap<>();
    private long taken;

    /**
     * @param bytes how many there are
     * @param largest how many one request may need
     */
    public BodyBudget(long bytes, long largest) {
        this(bytes, largest, System::nanoTime);
    }

    BodyBudget(long bytes, long largest, LongSupplier nanos) {
        this.bytes = bytes;
        this.bytesPerAddress = Math.max(bytes / PART_OF_AN_ADDRESS, largest);
        this.nanos = nanos;
    }

    /** Returns how many bytes are taken. */
    public synchronized long taken() {
        return taken;
    }

    /** Returns how many bytes there are. */
    public long bytes() {
        return bytes;
    }

    /**
     * Begins the share of a request.
     *
     * @param client whose part it is, unless many come by that address
     * @param giveWay ends the request, on whichever thread needs its memory
     */
    public synchronized Share open(ClientAddress client, Runnable giveWay) {
        Share share = new Share(client, nanos.getAsLong(), giveWay);
        arriving.add(share);
        return share;
    }

    /** What one request takes, until it has been answered or its caller has gone. */
    public final class Share {
        private final ClientAddress client;
        private final long since;
        private final Runnable giveWay;
        private long own;
        private boolean over;

        private Share(ClientAddress client, long since, Runnable giveWay) {
            this.client = client;
            this.since = since;
            this.giveWay = giveWay;
        }

        /** Takes so many bytes more; returns whether there was room for them. */
        public boolean take(long more) {
            List<Share> gone = new ArrayList<>();
            boolean hasRoom = takeFor(this, more, gone);
            gone.forEach(share -> share.giveWay.run());
            return hasRoom;
        }

        /** Returns whether there would be room for so many bytes more if nobody else took any. */
        public boolean couldTake(long more) {
            synchronized (BodyBudget.this) {
                return own + more <= bytes;
            }
        }

        /** The request has arrived: from now on it need not give way. */
        public void arrived() {
            synchronized (BodyBudget.this) {
                arriving.remove(this);
            }
        }

        /** Returns whether it has been given back. */
        public boolean isOver() {
            return BodyBudget.this.isOver(this);
        }

        /** Gives back all of it, and takes nothing any more. May be called again. */
        public void giveBack() {
            release(this);
        }
    }

    private synchronized boolean isOver(Share share) {
        return share.over;
    }

    private synchronized boolean takeFor(Share share, long more, List<Share> gone) {
        if (share.over || isAddressOver(share, more)) {
            return false;
        }
        while (taken + more > bytes) {
            Optional<Share> other = whoGivesWayTo(share, more);
            if (other.isEmpty()) {
                return false;
            }
            release(other.get());
            gone.add(other.get());
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

    /** The largest that is at least twice as large, else the oldest that is slow. */
    private Optional<Share> whoGivesWayTo(Share share, long more) {
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
