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
 * The public keys that the customer publishes as a JSON Web Key Set. They are fetched on a thread of their own, at the start
 * and again before they are old, so a request waits for them only when it names a key that is not known; few wait at once, and
 * not for long. What strangers send makes it fetch once in ten seconds at most. While the keys cannot be fetched the last
 * ones are good for an hour.
 */
final class JwksKeys implements JwtCheck.KeySource {
    /** ES256K is left out: Java has no curve for it. */
    static final Set<JWSAlgorithm> CURVES = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);

    private static final Logger LOG = LoggerFactory.getLogger(JwksKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration GOOD = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LONGEST_WAIT_MILLIS = 3_000;
    private static final int MOST_WAITING = 8;
    private static final int MOST_BYTES = 512 * 1024;
    private static final int MOST_CANDIDATES = 8;

    private final URI address;
    private final LongSupplier nanos;
    private final Executor fetcher;
    private final DefaultResourceRetriever retriever =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Known known;
    private CompletableFuture<Void> fetch = CompletableFuture.completedFuture(null);
    private long begun;
    private boolean isFailing;

    private record Known(JWKSet keys, long since) {}

    JwksKeys(URI address, LongSupplier nanos, Executor fetcher) {
        this.address = address;
        this.nanos = nanos;
        this.fetcher = fetcher;
        begun = nanos.getAsLong() - BETWEEN_FETCHES.toNanos();
        fetch();
    }

    static JwksKeys at(URI address) {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), job -> {
            Thread thread = new Thread(job, "jwks");
            thread.setDaemon(true);
            return thread;
        });
        one.allowCoreThreadTimeOut(true);
        return new JwksKeys(address, System::nanoTime, one);
    }

    @Override
    public List<Key> keysFor(JWSHeader header) {
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        // Of a secret there is none to match: published, it would be no secret.
        if (matcher == null || JWSAlgorithm.Family.HMAC_SHA.contains(header.getAlgorithm())) {
            return List.of();
        }
        List<Key> found = select(matcher);
        if (found.isEmpty()) {
            await(fetch());
            return select(matcher);
        }
        Known now = known;
        if (now == null || isOlder(now, FRESH)) {
            fetch();
        }
        return found;
    }

    private List<Key> select(JWKMatcher matcher) {
        Known now = known;
        if (now == null || isOlder(now, GOOD)) {
            return List.of();
        }
        List<Key> keys = new ArrayList<>();
        for (JWK each : new JWKSelector(matcher).select(now.keys())) {
            if (keys.size() < MOST_CANDIDATES && each instanceof AsymmetricJWK pair) {
                try {
                    keys.add(pair.toPublicKey());
                } catch (JOSEException e) {
                    LOG.debug("Of {} a key cannot be used", address, e);
                }
            }
        }
        return keys;
    }

    private boolean isOlder(Known keys, Duration age) {
        return nanos.getAsLong() - keys.since() > age.toNanos();
    }

    /** Returns the fetch that is under way; begins one, unless the last has only just begun. */
    private synchronized CompletableFuture<Void> fetch() {
        if (fetch.isDone() && nanos.getAsLong() - begun >= BETWEEN_FETCHES.toNanos()) {
            begun = nanos.getAsLong();
            fetch = CompletableFuture.runAsync(this::read, fetcher);
        }
        return fetch;
    }

    private void await(CompletableFuture<Void> fetched) {
        if (fetched.isDone() || !waiting.tryAcquire()) {
            return;
        }
        try {
            fetched.get(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Waited in vain for {}", address, e);
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
            known = new Known(keys, nanos.getAsLong());
            isFailing = false;
        } catch (IOException | ParseException | RuntimeException e) {
            if (!isFailing) {
                LOG.warn(
                        "The keys of token.jwt-jwks-url cannot be read from {}: {}. Tokens for JWTs are refused when those"
                                + " known are an hour old.",
                        address,
                        e.toString());
            }
            isFailing = true;
        }
    }
}
