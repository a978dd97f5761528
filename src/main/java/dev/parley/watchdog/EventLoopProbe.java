package dev.parley.watchdog;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.impl.PartialPooledByteBufAllocator;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Asks one event loop of Vert.x: whether it comes to do something, and whether the memory that its connections read into has
 * any left.
 */
record EventLoopProbe(String loop, EventExecutor executor) implements Probe {
    /** The most that a connection reads at once; too large for a loop's own cache, so it comes from where all take theirs. */
    private static final int BYTES = 64 * 1024;

    private static final int MILLIS_BETWEEN_TRIES = 500;

    /** Returns one for each event loop that serves or accepts connections: Vert.x does not tell on which of them a server is. */
    static List<Probe> ofAll(Vertx vertx) {
        VertxInternal internal = (VertxInternal) vertx;
        return Stream.of(internal.getEventLoopGroup(), internal.getAcceptorEventLoopGroup())
                .flatMap(group -> StreamSupport.stream(group.spliterator(), false))
                .<Probe>map(executor -> new EventLoopProbe(nameOf(executor), executor))
                .toList();
    }

    private static String nameOf(EventExecutor executor) {
        return ((SingleThreadEventExecutor) executor).threadProperties().name();
    }

    @Override
    public void ask(Consumer<Answer> hear) {
        try {
            executor.execute(() -> tryToAllocate(hear));
        } catch (RejectedExecutionException e) {
            // The loop has been closed in order: nobody waits for it any more.
            hear.accept(Answer.FINE);
        }
    }

    private void tryToAllocate(Consumer<Answer> hear) {
        try {
            // Where Vert.x's servers take what they read into.
            PartialPooledByteBufAllocator.INSTANCE.directBuffer(BYTES).release();
            hear.accept(Answer.FINE);
        } catch (OutOfMemoryError e) {
            // An Error that can be survived: what is full is direct memory, within Netty's bound or the JVM's.
            hear.accept(Answer.NO_MEMORY);
            executor.schedule(() -> tryToAllocate(hear), MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS);
        }
    }
}
