package dev.parley.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An event loop that is controlled by a test. */
final class FakeLoop implements Probe {
    private final String name;
    private final List<Consumer<Answer>> open = new ArrayList<>();
    private boolean hangs;
    private int asked;

    FakeLoop(String name) {
        this.name = name;
    }

    @Override
    public String loop() {
        return name;
    }

    @Override
    public void probe(Consumer<Answer> answers) {
        asked++;
        if (hangs) {
            open.add(answers);
        } else {
            answers.accept(Answer.FINE);
        }
    }

    /** From now on it does not answer. */
    void hang() {
        hangs = true;
    }

    /** Answers the open probes, and all later ones. */
    void goOn() {
        hangs = false;
        answer(Answer.FINE);
        open.clear();
    }

    /** Runs the open probes without memory for them. */
    void starve() {
        answer(Answer.NO_MEMORY);
    }

    private void answer(Answer answer) {
        open.forEach(each -> each.accept(answer));
    }

    int asked() {
        return asked;
    }
}
