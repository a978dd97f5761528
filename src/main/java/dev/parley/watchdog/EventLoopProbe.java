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
 * Probes one event loop of Vert.x: whether it runs a task, and whether the memory for its connections can be allocated.
 */
record EventLoopProbe(String loop, EventExecutor executor) implements Probe {
    /** The most that a connection reads at once; too large for a loop's own cache, so it is allocated from the common pool. */
    private static final int BYTES = 64 * 1024;

    private static final int MILLIS_BETWEEN_TRIES = 500;

    /** Returns one for each event loop that serves or accepts connections: Vert.x does not say which of them a server uses. */
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
    public void probe(Consumer<Answer> answers) {
        try {
            executor.execute(() -> tryToAllocate(answers));
        } catch (RejectedExecutionException e) {
            // The loop has been shut down and is no longer used.
            answers.accept(Answer.FINE);
        }
    }

    private void tryToAllocate(Consumer<Answer> answers) {
        try {
            // The allocator of Vert.x's servers.
            PartialPooledByteBufAllocator.INSTANCE.directBuffer(BYTES).release();
            answers.accept(Answer.FINE);
        } catch (OutOfMemoryError e) {
            // Recoverable: direct memory is exhausted, within Netty's limit or the JVM's, not the heap.
            answers.accept(Answer.NO_MEMORY);
            executor.schedule(() -> tryToAllocate(answers), MILLIS_BETWEEN_TRIES, TimeUnit.MILLISECONDS);
        }
    }
}
