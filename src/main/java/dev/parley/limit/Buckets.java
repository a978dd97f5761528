package dev.parley.limit;

import dev.parley.protocol.http.ClientAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The buckets of addresses with recent requests. A bucket that is full again is removed, as it is the same as a new one. Beyond
 * {@value #MAX_ADDRESSES} the least recently used one is removed, which is the closest to being full. Not thread-safe.
 */
final class Buckets {
    static final int MAX_ADDRESSES = 10_000;

    private final Rate rate;
    private final TimeMeter time;
    /** In access order, least recently used first. */
    private final Map<ClientAddress, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    Buckets(Rate rate, TimeMeter time) {
        this.rate = rate;
        this.time = time;
    }

    static Bucket bucket(Rate rate, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                // Callers hold a lock.
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.times(), rate.period()))
                .build();
    }

    /** Returns a new bucket. */
    Bucket bucket() {
        return bucket(rate, time);
    }

    /** Returns the bucket of an address; a new one is not stored unless it is {@linkplain #keep kept}. */
    Bucket of(ClientAddress address) {
        Bucket known = buckets.get(address);
        return known == null ? bucket() : known;
    }

    /** Stores a bucket from which a token was consumed. */
    void keep(ClientAddress address, Bucket bucket) {
        if (buckets.put(address, bucket) != null) {
            return;
        }
        Iterator<Bucket> leastRecent = buckets.values().iterator();
        while (leastRecent.hasNext() && isRemovable(leastRecent.next())) {
            leastRecent.remove();
        }
    }

    private boolean isRemovable(Bucket bucket) {
        return buckets.size() > MAX_ADDRESSES || bucket.getAvailableTokens() >= rate.burst();
    }

    int size() {
        return buckets.size();
    }
}
