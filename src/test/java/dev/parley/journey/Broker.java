package dev.parley.journey;

import dev.parley.broker.Artemis;
import dev.parley.broker.RunningArtemis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The broker that nodes share, in a storm. */
final class Broker implements Victim, AutoCloseable {
    private final Artemis artemis;
    private final List<RunningArtemis> lives = new ArrayList<>();

    Broker(Artemis artemis) {
        this.artemis = artemis;
    }

    @Override
    public String name() {
        return "the broker";
    }

    @Override
    public void launch() {
        lives.add(artemis.launch());
    }

    @Override
    public void awaitReady() {
        current().await(RunningArtemis.Until.IT_ACCEPTS);
    }

    @Override
    public void kill() {
        current().kill();
    }

    @Override
    public void stop() {
        awaitReady();
        current().stop();
    }

    private RunningArtemis current() {
        return lives.get(lives.size() - 1);
    }

    @Override
    public String output() {
        return lives.stream().map(RunningArtemis::output).collect(Collectors.joining());
    }

    /** Leaves no process behind, however the test ended. */
    @Override
    public void close() {
        lives.forEach(RunningArtemis::close);
    }
}
