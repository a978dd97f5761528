package dev.parley.inbox;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What a route does with the texts that it is handed, as a test has it: waits with one, fails with another, hears the rest. */
public final class ScriptedRoute {
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch goOn = new CountDownLatch(1);

    void waitWith(String text) {
        waiting.add(text);
    }

    /** Lets go on what waits, now and from now on. */
    void letGo() {
        waiting.clear();
        goOn.countDown();
    }

    void failWith(String text) {
        failing.add(text);
    }

    void mend() {
        failing.clear();
    }

    /** Returns what it was handed, in that order, also what it never heard to its end. */
    List<String> begun() {
        return begun;
    }

    /** Returns what it has heard to its end. */
    List<String> heard() {
        return heard;
    }

    /** Begins with a text. */
    public void begin(String text) {
        begun.add(text);
    }

    public boolean isWaitingWith(String text) {
        return waiting.contains(text);
    }

    /**
     * Ends with a text.
     *
     * @throws IllegalStateException where it is to fail
     */
    public void end(String text) {
        if (failing.contains(text)) {
            throw new IllegalStateException("cannot take " + text);
        }
        heard.add(text);
    }

    /** Does all of it, on a thread that may wait. */
    void hear(String text) throws InterruptedException {
        begin(text);
        if (isWaitingWith(text)) {
            goOn.await(1, TimeUnit.MINUTES);
        }
        end(text);
    }
}
