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
 * limit for all is asked, so it takes nothing from others.
 *
 * <p>Callers who share an address, and those by a proxy that does not say who called, are counted in all only; where there is
 * no limit for all, they have together what one address has.
 */
final class Limiter {
    private final LimitSettings settings;
    private final @Nullable Buckets perAddress;
    private final @Nullable Bucket inAll;
    private final @Nullable Bucket ofThoseWhoShare;

    /** @param time that only passes */
    Limiter(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.perAddress =
                settings.perAddress().map(rate -> new Buckets(rate, time)).orElse(null);
        this.inAll = settings.inAll().map(rate -> Buckets.bucket(rate, time)).orElse(null);
        this.ofThoseWhoShare = settings.inAll().isPresent() || perAddress == null ? inAll : perAddress.bucket();
    }

    /**
     * Why a request is refused.
     *
     * @param setting the limit that it is beyond
     * @param rate what that allows
     * @param inAll whether it is the limit for all callers
     * @param retryAfter how long until it would pass, if nobody else asks
     */
    record Excess(String setting, Rate rate, boolean inAll, Duration retryAfter) {}

    /** Counts a request; one that is beyond a limit uses up nothing. */
    synchronized Optional<Excess> count(ClientAddress client) {
        if (client.isShared() || perAddress == null) {
            return excess(ofThoseWhoShare, settings.inAll().isPresent());
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

    private Optional<Excess> excess(@Nullable Bucket bucket, boolean isOfAll) {
        if (bucket == null) {
            return Optional.empty();
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Rate rate = (isOfAll ? settings.inAll() : settings.perAddress()).orElseThrow();
        String setting = "limit." + settings.name() + (isOfAll ? ".in-all" : ".per-address");
        return Optional.of(new Excess(setting, rate, isOfAll, Duration.ofNanos(probe.getNanosToWaitForRefill())));
    }

    /** Returns how many addresses are remembered. */
    synchronized int addresses() {
        return perAddress == null ? 0 : perAddress.size();
    }
}
