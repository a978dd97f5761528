package dev.parley.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.security.Key;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys that the customer publishes as a JSON Web Key Set. They are fetched on a separate thread, at start and again
 * before they expire, so a request waits for them only if it names an unknown key; the number of waiting requests and their
 * time are bounded. Requests cause at most one fetch in ten seconds. If a fetch fails, the last keys are used for up to an
 * hour.
 */
final class JwksKeys implements JwtCheck.KeySource {
    /** Without ES256K, whose curve Java does not support. */
    static final Set<JWSAlgorithm> CURVES = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private static final Logger LOG = LoggerFactory.getLogger(JwksKeys.class);
    private static final Duration REFRESH_AFTER = Duration.ofMinutes(5);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final Duration MIN_FETCH_INTERVAL = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_WAIT_MILLIS = 3_000;
    private static final int MAX_WAITING = 8;
    private static final int MAX_BYTES = 512 * 1024;
    private static final int MAX_CANDIDATES = 8;

    private final URI address;
    private final LongSupplier nanos;
    private final Executor fetcher;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private volatile @Nullable CachedKeys cached;
    private CompletableFuture<Void> fetch = CompletableFuture.completedFuture(null);
    private long lastFetch;
    private boolean isFailing;

    private record CachedKeys(JWKSet keys, long since) {}

    JwksKeys(URI address, LongSupplier nanos, Executor fetcher) {
        this.address = address;
        this.nanos = nanos;
        this.fetcher = fetcher;
        lastFetch = nanos.getAsLong() - MIN_FETCH_INTERVAL.toNanos();
        fetch();
    }

    static JwksKeys at(URI address) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), job -> {
                    Thread thread = new Thread(job, "jwks");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return new JwksKeys(address, System::nanoTime, executor);
    }

    @Override
    public List<Key> keysFor(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        // A published key set must not contain secrets, so HMAC has no key.
        if (matcher == null || JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm())) {
            return List.of();
        }
        List<Key> found = select(matcher);
        if (found.isEmpty()) {
            await(fetch());
            return select(matcher);
        }
        CachedKeys now = cached;
        if (now == null || isOlder(now, REFRESH_AFTER)) {
            fetch();
        }
        return found;
    }

    private List<Key> select(JWKMatcher matcher) {
        CachedKeys now = cached;
        if (now == null || isOlder(now, MAX_AGE)) {
            return List.of();
        }
        List<Key> keys = new ArrayList<>();
        for (JWK each : new JWKSelector(matcher).select(now.keys())) {
            if (keys.size() < MAX_CANDIDATES && each instanceof AsymmetricJWK pair) {
                try {
                    keys.add(pair.toPublicKey());
                } catch (JOSEException e) {
                    LOG.debug("A key of {} cannot be used", address, e);
                }
            }
        }
        return keys;
    }

    private boolean isOlder(CachedKeys keys, Duration age) {
        return nanos.getAsLong() - keys.since() > age.toNanos();
    }

    /** Returns the current fetch; starts a new one unless the last was started too recently. */
    private synchronized CompletableFuture<Void> fetch() {
        if (fetch.isDone() && nanos.getAsLong() - lastFetch >= MIN_FETCH_INTERVAL.toNanos()) {
            lastFetch = nanos.getAsLong();
            fetch = CompletableFuture.runAsync(this::read, fetcher);
        }
        return fetch;
    }

    private void await(CompletableFuture<Void> fetched) {
        if (fetched.isDone() || !waiting.tryAcquire()) {
            return;
        }
        try {
            fetched.get(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("No keys in time from {}", address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }

    private void read() {
        try {
            JWKSet keys =
                    JWKSet.parse(retriever.retrieveResource(address.toURL()).getContent());
            cached = new CachedKeys(keys, nanos.getAsLong());
            isFailing = false;
        } catch (IOException | ParseException | RuntimeException e) {
            if (!isFailing) {
                LOG.warn(
                        "The keys of token.jwt-jwks-url cannot be read from {}: {}. JWTs are refused when the last known"
                                + " keys are an hour old.",
                        address,
                        e.toString());
            }
            isFailing = true;
        }
    }
}
