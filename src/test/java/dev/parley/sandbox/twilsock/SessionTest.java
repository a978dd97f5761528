package dev.parley.sandbox.twilsock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.time.MovableClock;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Timers timers = new Timers(vertx, new MovableClock(Clock.fixed(START, ZoneOffset.UTC)));
    private final FakeWire wire = new FakeWire();
    private final FakeBackend backend = new FakeBackend(START);
    private final Session session = new Session(wire, backend, timers);

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void letsInWhoHasAToken() {
        init("alice 600");

        assertEquals("reply 200", wire.last());
    }

    @Test
    void saysWhyItLetsNobodyIn() {
        init("nonsense");

        assertEquals("reply 401 20101", wire.last());
    }

    @Test
    void saysThatThereIsNoRoomAndLetsInWhenThereIs() {
        backend.isFull = true;
        init("alice 600");
        assertEquals("reply 507 20507", wire.last());

        backend.isFull = false;
        init("alice 600");
        assertEquals("reply 200", wire.last());
    }

    @Test
    void answersARequest() {
        init("alice 600");

        send(message("/Client/v2/Configuration").put("id", "TM7"), "");

        Frame reply = wire.sent.get(1);
        assertEquals("TM7 {\"path\":\"/Client/v2/Configuration\"}", reply.id() + " " + reply.payload());
        assertEquals("reply 200 http 200", wire.last());
    }

    @Test
    void handsOnQueryAndBodyAsTheyCame() {
        init("alice 600");
        JsonObject message = message("/v3/Maps/MP1/Items").put("payload_type", "text/plain");
        message.getJsonObject("http_request")
                .put("params", new JsonObject("{\"Key\":\"a%20b\",\"Many\":[\"1\",\"2\"],\"None\":null}"));

        send(message, "words");

        SocketRequest request = backend.asked.get(0);
        assertEquals(
                "GET cds.us1.twilio.com /v3/Maps/MP1/Items Key=a%20b&Many=1&Many=2&None=null text/plain words",
                String.join(
                        " ",
                        request.method(),
                        request.host(),
                        request.path(),
                        request.query(),
                        request.contentType(),
                        request.body().toString()));
    }

    @Test
    void answers500ToWhatBreaks() {
        init("alice 600");
        backend.answer = request -> {
            throw new IllegalStateException("broken");
        };

        send(message("/Client/v2/Configuration"), "");

        assertEquals("reply 200 http 500", wire.last());
    }

    @Test
    void takesOneHundredRequestsAtOnceAndNoMore() {
        init("alice 600");
        Promise<SocketResponse> thinking = Promise.promise();
        backend.answer = request -> thinking.future();
        for (int i = 0; i < 100; i++) {
            send(message("/" + i), "");
        }
        assertEquals(1, wire.sent.size());

        send(message("/one-too-many"), "");
        assertEquals("reply 200 http 429", wire.last());

        backend.answer = request -> Future.succeededFuture(SocketResponse.of(204, new JsonObject()));
        thinking.complete(SocketResponse.of(200, new JsonObject()));
        send(message("/again"), "");
        assertEquals("reply 200 http 204", wire.last());
    }

    @Test
    void announcesTheEndOfATokenThreeMinutesBeforeIt() {
        init("alice 600");
        timers.advance(Duration.ofSeconds(419));
        assertEquals("reply 200", wire.last());

        timers.advance(Duration.ofSeconds(1));

        assertEquals("client_update token_about_to_expire", wire.last());
        assertEquals(2, wire.sent.size());
    }

    @Test
    void announcesTheEndOfAShortTokenAtHalfTime() {
        init("alice 60");
        assertEquals("reply 200", wire.last());

        timers.advance(Duration.ofSeconds(30));

        assertEquals("client_update token_about_to_expire", wire.last());
    }

    @Test
    void endsWithItsToken() {
        init("alice 60");
        timers.advance(Duration.ofSeconds(60));

        assertEquals("close 410", wire.last());
        assertTrue(wire.isClosed);
    }

    @Test
    void goesOnWithANewToken() {
        init("alice 60");
        timers.advance(Duration.ofSeconds(59));

        send(new JsonObject().put("method", "update").put("token", "alice 600"), "");
        timers.advance(Duration.ofSeconds(1));

        assertEquals("reply 200", wire.last());
    }

    @Test
    void belongsToOnePersonForGood() {
        init("alice 60");

        send(new JsonObject().put("method", "update").put("token", "bob 600"), "");

        assertEquals("reply 403 20403", wire.last());
    }

    @Test
    void endsWhereNobodySaysWhoTheyAre() {
        timers.advance(Duration.ofMinutes(4));

        assertEquals("close 408", wire.last());
    }

    @Test
    void hasInitFirstAndOnce() {
        send(message("/Client/v2/Configuration"), "");
        assertEquals("close 406", wire.last());

        FakeWire another = new FakeWire();
        Session second = new Session(another, backend, timers);
        Buffer init = Frame.of(new JsonObject().put("method", "init").put("token", "alice 60"))
                .encode();
        second.receive(init);
        second.receive(init);
        assertEquals("close 406", another.last());
    }

    @Test
    void endsWhereItHearsGarbage() {
        session.receive(Buffer.buffer("garbage"));

        assertEquals("close 406", wire.last());
        assertTrue(wire.isClosed);
    }

    @Test
    void cutsOffWhoDoesNotRead() {
        init("alice 60");
        wire.isFull = true;

        session.notify("twilio.sync.event", new JsonObject());

        assertEquals(1, wire.sent.size());
        assertTrue(wire.isClosed);
    }

    @Test
    void sendsNothingToWhoIsGone() {
        init("alice 60");
        session.end();
        session.end();
        wire.isClosed = true;

        session.notify("twilio.sync.event", new JsonObject());

        assertEquals(1, wire.sent.size());
        assertEquals(1, backend.ended);
    }

    private void init(String token) {
        send(new JsonObject().put("method", "init").put("token", token), "");
    }

    private static JsonObject message(String path) {
        return new JsonObject()
                .put("method", "message")
                .put(
                        "http_request",
                        new JsonObject()
                                .put("method", "GET")
                                .put("host", "cds.us1.twilio.com")
                                .put("path", path));
    }

    private void send(JsonObject header, String payload) {
        session.receive(new Frame(header, Buffer.buffer(payload)).encode());
    }
}
