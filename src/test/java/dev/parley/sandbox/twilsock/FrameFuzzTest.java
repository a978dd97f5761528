package dev.parley.sandbox.twilsock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.time.MovableClock;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Any input over the socket is a frame or is refused, without other failures. With more inputs: {@code mvn -Dquick test
 * -Dtest=FrameFuzzTest -Djqwik.tries.default=100000}.
 */
class FrameFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();

    @AfterContainer
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Property
    void readsWhatItWrites(@ForAll("headers") JsonObject header, @ForAll byte[] payload) {
        Frame frame = Frame.parse(new Frame(header, Buffer.buffer(payload)).encode());

        Frame again = Frame.parse(frame.encode());

        assertEquals(frame, again);
        assertEquals(Buffer.buffer(payload), again.payload());
    }

    @Property
    void takesWhatIsAFrameAndRefusesAllElse(@ForAll("inputs") List<byte[]> inputs) {
        FakeWire wire = new FakeWire();
        Timers timers = new Timers(VERTX, new MovableClock(Clock.fixed(NOW, ZoneOffset.UTC)));
        Session session = new Session(wire, new FakeBackend(NOW), timers);

        inputs.forEach(input -> session.receive(Buffer.buffer(input)));

        // Everything that was sent can be read: the wire has read it.
        timers.advance(Duration.ofMinutes(3));
        session.end();
    }

    @Provide
    Arbitrary<List<byte[]>> inputs() {
        Arbitrary<byte[]> frames = Combinators.combine(headers(), Arbitraries.of("", "{}", "{\"a\":1}", "[1,", "null"))
                .as((header, payload) ->
                        new Frame(header, Buffer.buffer(payload)).encode().getBytes());
        Arbitrary<byte[]> broken = Combinators.combine(
                        frames, Arbitraries.integers().between(0, 200), Arbitraries.bytes())
                .as(FrameFuzzTest::brokenAt);
        Arbitrary<byte[]> cut = Combinators.combine(
                        frames, Arbitraries.integers().between(0, 200))
                .as((frame, length) -> java.util.Arrays.copyOf(frame, Math.min(frame.length, length)));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(100);
        Arbitrary<byte[]> lies = Arbitraries.strings().ofMaxLength(60).map(text -> ("TWILSOCK V3.0 20\r\n" + text)
                .getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(frames, broken, cut, noise, lies).list().ofMaxSize(5);
    }

    private static byte[] brokenAt(byte[] frame, int at, byte value) {
        byte[] copy = frame.clone();
        copy[at % copy.length] = value;
        return copy;
    }

    @Provide
    Arbitrary<JsonObject> headers() {
        Arbitrary<Object> odd = Arbitraries.of(
                "init", "message", "alice 60", "", 1, -1, 1.5, true, List.of(1, "two"), new JsonObject().put("a", 1));
        Arbitrary<String> methods =
                Arbitraries.of("init", "update", "message", "reply", "close", "telemetry.v1", "nonsense");
        Arbitrary<JsonObject> requests = Combinators.combine(odd, odd, odd)
                .as((path, method, params) -> new JsonObject()
                        .put("path", path)
                        .put("method", method)
                        .put(
                                "params",
                                new JsonObject().put("p", params).putNull("q").put("r", new JsonArray().addNull())));
        return Combinators.combine(methods, odd, odd, requests).as((method, id, token, request) -> new JsonObject()
                .put("method", method)
                .put("id", id)
                .put("token", token)
                .put("http_request", request));
    }
}
