package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RawBodyTest {
    private final Arriving arriving = new Arriving();

    @Test
    void isWhatArrivedInItsOrder() {
        Future<Buffer> body = RawBody.read(arriving, 9);
        arriving.part("To=%2").part("B1").part("&a").end();

        assertEquals("To=%2B1&a", body.result().toString());
    }

    @Test
    void isEmptyWhereNothingArrives() {
        Future<Buffer> body = RawBody.read(arriving, 9);
        arriving.end();

        assertEquals(0, body.result().length());
    }

    @Test
    void endsWithTheFirstByteTooMany() {
        Future<Buffer> body = RawBody.read(arriving, 4);
        arriving.part("1234");
        assertFalse(body.isComplete());
        arriving.part("5");

        BodyRefused refused = assertInstanceOf(BodyRefused.class, body.cause());
        assertEquals(Reason.BODY_TOO_LARGE, refused.reason());
        assertEquals("larger than 4 bytes", refused.getMessage());
    }

    @Test
    void takesNothingMoreOnceItIsRefused() {
        AtomicLong taken = new AtomicLong();
        Future<Buffer> body = RawBody.read(arriving, 4, more -> taken.addAndGet(more) >= 0);
        arriving.part("12345").part("6").end();

        assertTrue(body.failed());
        assertEquals(0, taken.get());
    }

    @Test
    void isRefusedWhereThereIsNoRoomForIt() {
        Future<Buffer> body = RawBody.read(arriving, 9, more -> more < 3);
        arriving.part("12").part("345");

        assertEquals(
                Reason.NO_ROOM,
                assertInstanceOf(BodyRefused.class, body.cause()).reason());
    }

    @Test
    void failsWithWhatBrokeItOff() {
        IOException broken = new IOException("reset by peer");
        Future<Buffer> body = RawBody.read(arriving, 9);
        arriving.part("12").breakOff(broken);

        assertSame(broken, body.cause());
    }

    /** A stream that a test feeds by hand. */
    private static final class Arriving implements ReadStream<Buffer> {
        private Handler<Buffer> handler = part -> {};
        private Handler<Void> end = nothing -> {};
        private Handler<Throwable> broken = cause -> {};

        Arriving part(String text) {
            handler.handle(Buffer.buffer(text));
            return this;
        }

        void end() {
            end.handle(null);
        }

        void breakOff(Throwable cause) {
            broken.handle(cause);
        }

        @Override
        public ReadStream<Buffer> handler(@Nullable Handler<Buffer> next) {
            handler = next == null ? part -> {} : next;
            return this;
        }

        @Override
        public ReadStream<Buffer> endHandler(@Nullable Handler<Void> next) {
            end = next == null ? nothing -> {} : next;
            return this;
        }

        @Override
        public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> next) {
            broken = next == null ? cause -> {} : next;
            return this;
        }

        @Override
        public ReadStream<Buffer> pause() {
            return this;
        }

        @Override
        public ReadStream<Buffer> resume() {
            return this;
        }

        @Override
        public ReadStream<Buffer> fetch(long amount) {
            return this;
        }
    }
}
