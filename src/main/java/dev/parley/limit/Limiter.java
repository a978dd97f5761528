package dev.parley.limit;

import dev.parley.protocol.http.ClientAddress;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is within the limits, and counts it if so. An address beyond its own limit is refused before the
 * limit for all callers is checked, so it does not use up the limit of others.
 *
 * <p>Shared addresses, such as that of a proxy that does not forward the caller's address, count only in the limit for all
 * callers; if there is none, they share the limit of one address.
 */
final class Limiter {
    private final LimitSettings settings;
    private final @Nullable Buckets perAddress;
    private final @Nullable Bucket inAll;
    private final @Nullable Bucket forSharedAddresses;

    /** @param time a monotonic clock */
    Limiter(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.perAddress =
                settings.perAddress().map(rate -> new Buckets(rate, time)).orElse(null);
        this.inAll = settings.inAll().map(rate -> Buckets.bucket(rate, time)).orElse(null);
        this.forSharedAddresses = settings.inAll().isPresent() || perAddress == null ? inAll : perAddress.bucket();
    }

    /**
     * Why a request is refused.
     *
     * @param setting the limit that was exceeded
     * @param rate the value of that limit
     * @param inAll whether it is the limit for all callers
     * @param retryAfter how long until the request would be accepted, without other requests
     */
    record Excess(String setting, Rate rate, boolean inAll, Duration retryAfter) {}

    /** Counts a request; a request beyond a limit is not counted. */
    synchronized Optional<Excess> count(ClientAddress client) {
        if (client.isShared() || perAddress == null) {
            return excess(forSharedAddresses, settings.inAll().isPresent());
        }
        Bucket own = perAddress.of(client);
        Optional<Excess> excess = excess(own, false);
        if (excess.isPresent()) {
            return excess;
        }
        excess = excess(inAll, true);
        if (excess.isPresent()) {
            own.addTokens(1);
        } else {
            perAddress.keep(client, own);
        }
        return excess;
    }

    private Optional<Excess> excess(@Nullable Bucket bucket, boolean isInAll) {
        if (bucket == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Rate rate = (isInAll ? settings.inAll() : settings.perAddress()).orElseThrow();
        String setting = "limit." + settings.name() + (isInAll ? ".in-all" : ".per-address");
        return Optional.of(new Excess(setting, rate, isInAll, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /** Returns how many addresses have a bucket. */
    synchronized int addresses() {
        return perAddress == null ? 0 : perAddress.size();
    }
}
