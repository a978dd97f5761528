package dev.parley.watchdog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An event loop that does what a test says. */
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
    public void ask(Consumer<Answer> hear) {
        asked++;
        if (hangs) {
            open.add(hear);
        } else {
            hear.accept(Answer.FINE);
        }
    }

    /** From now on it answers nothing. */
    void hang() {
        hangs = true;
    }

    /** Answers what it was asked, and whatever it is asked from now on. */
    void goOn() {
        hangs = false;
        answer(Answer.FINE);
        open.clear();
    }

    /** Comes to what it was asked and has no memory for it. */
    void starve() {
        answer(Answer.NO_MEMORY);
    }

    private void answer(Answer answer) {
        open.forEach(hear -> hear.accept(answer));
    }

    int asked() {
        return asked;
    }
}
