package dev.parley.token;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JwksKeysTest {
    private static final JWSHeader FIRST = header("first");
    private static final JWSHeader SECOND = header("second");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger fetched = new AtomicInteger();
    private final List<JWK> published = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile CountDownLatch answering = new CountDownLatch(0);

    @SuppressWarnings("NullAway.Init") // by publish()
    private HttpServer server;

    @BeforeEach
    void publish() throws Exception {
        published.add(new ECKeyGenerator(Curve.P_256).keyID("first").generate());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/jwks", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        fetched.incrementAndGet();
        try {
            answering.await();
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        byte[] keys = published.stream()
                .map(JWK::toJSONString)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, keys.length);
        exchange.getResponseBody().write(keys);
        exchange.close();
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void areFetchedAtTheStartAndOnceForMany() {
        JwksKeys keys = open();

        for (int i = 0; i < 100; i++) {
            assertEquals(1, keys.keysFor(FIRST).size());
        }
        assertEquals(1, fetched.get());
    }

    @Test
    void areFetchedAgainForOneThatIsNotKnownButNotTooOften() throws Exception {
        JwksKeys keys = open();
        keys.keysFor(FIRST);
        published.add(new ECKeyGenerator(Curve.P_256).keyID("second").generate());

        for (int i = 0; i < 100; i++) {
            assertEquals(0, keys.keysFor(SECOND).size());
        }
        pass(10);
        assertEquals(1, keys.keysFor(SECOND).size());
        for (int i = 0; i < 100; i++) {
            assertEquals(0, keys.keysFor(header("third")).size());
        }
        assertEquals(2, fetched.get());
    }

    @Test
    void areFetchedAnewBeforeTheyAreOldWithoutAWait() {
        JwksKeys keys = open();
        keys.keysFor(FIRST);
        answering = new CountDownLatch(1);
        pass(301);

        assertEquals(1, keys.keysFor(FIRST).size());
        await().atMost(10, SECONDS).until(() -> fetched.get() == 2);
        answering.countDown();
    }

    @Test
    void areGoodForAnHourWhereTheyCannotBeFetched() {
        JwksKeys keys = open();
        keys.keysFor(FIRST);
        status = 503;
        pass(3_599);

        assertEquals(1, keys.keysFor(FIRST).size());
        await().atMost(10, SECONDS).until(() -> fetched.get() == 2);
        pass(2);
        assertEquals(0, keys.keysFor(FIRST).size());
        status = 200;
        pass(10);
        await().atMost(10, SECONDS).until(() -> keys.keysFor(FIRST).size() == 1);
    }

    /** Only a few requests wait; the others are refused at once, so that threads stay free. */
    @Test
    @Timeout(30)
    void letFewWaitForAServerThatHangs() {
        answering = new CountDownLatch(1);
        JwksKeys keys = open();

        List<CompletableFuture<Integer>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(CompletableFuture.supplyAsync(() -> keys.keysFor(FIRST).size(), threads));
        }
        await().atMost(10, SECONDS)
                .until(() -> waiting.stream().filter(CompletableFuture::isDone).count() >= 42);
        answering.countDown();

        waiting.forEach(each -> assertTrue(each.join() <= 1));
        assertEquals(1, fetched.get());
    }

    @Test
    void areNeverSecretsNorOfAnotherAlgorithm() throws Exception {
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(256).keyID("secret").generate();
        published.add(secret);
        JwksKeys keys = open();

        assertEquals(
                0,
                keys.keysFor(new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID("secret")
                                .build())
                        .size());
        assertEquals(
                0,
                keys.keysFor(new JWSHeader.Builder(JWSAlgorithm.HS256).build()).size());
        assertEquals(
                0,
                keys.keysFor(new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("first")
                                .build())
                        .size());
        assertEquals(
                1,
                keys.keysFor(new JWSHeader.Builder(JWSAlgorithm.ES256).build()).size());
    }

    @Test
    void proveWhomAJwtIsAbout() throws Exception {
        JwtSettings settings =
                new JwtSettings(Optional.empty(), Optional.of(address()), "https://shop.example", "parley");
        ECKey key = (ECKey) published.get(0);
        String jwt = Jwts.builder()
                .header()
                .keyId("first")
                .and()
                .claims(Map.of(
                        "iss", "https://shop.example",
                        "aud", "parley",
                        "sub", "alice",
                        "exp", Samples.NOON.getEpochSecond() + 60))
                .signWith(key.toECPrivateKey())
                .compact();

        assertEquals("alice", new JwtCheck(settings, Samples.AT_NOON).subject(jwt));
    }

    private JwksKeys open() {
        return new JwksKeys(address(), nanos::get, threads);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static JWSHeader header(String key) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key).build();
    }
}
