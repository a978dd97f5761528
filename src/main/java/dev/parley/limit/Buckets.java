package dev.parley.limit;

import dev.parley.protocol.http.ClientAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bucket for each address that has asked lately: one that is full again is like a new one, and forgotten. Of more than
 * {@value #MOST_ADDRESSES} the one that has not asked for longest is forgotten, and is the nearest to being full. Not for
 * several threads at once.
 */
final class Buckets {
    static final int MOST_ADDRESSES = 10_000;

    private final Rate rate;
    private final TimeMeter time;
    /** The one that has not asked for longest comes first. */
    private final Map<ClientAddress, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    Buckets(Rate rate, TimeMeter time) {
        this.rate = rate;
        this.time = time;
    }

    static Bucket bucket(Rate rate, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                // Whoever asks has a lock already.
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.times(), rate.period()))
                .build();
    }

    /** Returns a new bucket. */
    Bucket bucket() {
        return bucket(rate, time);
    }

    /** Returns the bucket of an address; a new one is not remembered unless it is {@linkplain #keep kept}. */
    Bucket of(ClientAddress address) {
        Bucket known = buckets.get(address);
        return known == null ? bucket() : known;
    }

    /** Remembers a bucket from which something was taken. */
    void keep(ClientAddress address, Bucket bucket) {
        if (buckets.put(address, bucket) != null) {
            return;
        }
        Iterator<Bucket> longestAgo = buckets.values().iterator();
        while (longestAgo.hasNext() && isForgettable(longestAgo.next())) {
            longestAgo.remove();
        }
    }

    private boolean isForgettable(Bucket bucket) {
        return buckets.size() > MOST_ADDRESSES || bucket.getAvailableTokens() >= rate.burst();
    }

    int size() {
        return buckets.size();
    }
}
