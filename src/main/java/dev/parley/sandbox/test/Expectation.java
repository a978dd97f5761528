package dev.parley.sandbox.test;

import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Waits for a line among lines of text.
 *
 * @param lines what there is so far; empty where there is nothing that could have lines
 * @param title what the lines are of, as the message says
 */
record Expectation(Sandbox sandbox, Duration patience, String title, Function<World, Optional<List<Line>>> lines) {
    /** Who said what. */
    record Line(String author, String text) {
        @Override
        public String toString() {
            return author + ": " + text;
        }
    }

    /**
     * Waits until a line has that text.
     *
     * @throws AssertionError if none has in time; the message shows those that there are
     */
    void awaits(String text) {
        Predicate<Line> isWanted = line -> line.text().equals(text);
        CompletableFuture<List<Line>> met = sandbox.when(
                world -> lines.apply(world).filter(all -> all.stream().anyMatch(isWanted)));
        try {
            met.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            met.cancel(false);
            throw new AssertionError(
                    title + " has no \"" + text + "\" after " + patience.toMillis() + " ms. " + found(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while " + title + " was awaited to have \"" + text + "\".", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Returns what there is now. */
    Optional<List<Line>> now() {
        return sandbox.when(world -> Optional.of(lines.apply(world))).join();
    }

    private String found() {
        return now().map(all -> all.isEmpty()
                        ? "It has nothing."
                        : "It has:"
                                + String.join(
                                        "",
                                        all.stream().map(line -> "\n  " + line).toList()))
                .orElse("It is not there.");
    }
}
