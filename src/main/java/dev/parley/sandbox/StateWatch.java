package dev.parley.sandbox;

import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.StateListener;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Waits for what becomes true of the state: each condition is checked at once, and again after every change. */
final class StateWatch implements StateListener {
    private final Context context;
    private final World world;
    private final List<Condition<?>> pending = new ArrayList<>();
    private boolean isAboutToCheck;

    StateWatch(Context context, World world) {
        this.context = context;
        this.world = world;
    }

    /** Called on any thread; the condition is asked on the event loop. */
    <T> CompletableFuture<T> when(Function<World, Optional<T>> condition) {
        CompletableFuture<T> met = new CompletableFuture<>();
        context.runOnContext(tick -> {
            pending.add(new Condition<>(condition, met));
            check();
        });
        return met;
    }

    @Override
    public void changed(Conversation conversation) {
        checkSoon();
    }

    @Override
    public void changed(TextMessage text) {
        checkSoon();
    }

    /** A change is told of while it happens, so the state is looked at once it is complete. */
    private void checkSoon() {
        if (!isAboutToCheck && !pending.isEmpty()) {
            isAboutToCheck = true;
            context.runOnContext(tick -> {
                isAboutToCheck = false;
                check();
            });
        }
    }

    private void check() {
        pending.removeIf(condition -> condition.isSettled(world));
    }

    private record Condition<T>(Function<World, Optional<T>> look, CompletableFuture<T> met) {
        boolean isSettled(World world) {
            if (!met.isDone()) {
                try {
                    look.apply(world).ifPresent(met::complete);
                } catch (RuntimeException e) {
                    met.completeExceptionally(e);
                }
            }
            return met.isDone();
        }
    }
}
