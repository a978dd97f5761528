package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inbox promises, wherever its broker runs. */
public abstract class InboxContract {
    /** More than a lane holds in memory. */
    private static final int MANY = 150;

    /** An inbox and the one route that hears what it hands out. */
    public interface Subject extends AutoCloseable {
        /** Has an event accepted. Of the same words said again it is a repeat. */
        void say(String conversation, String text) throws Exception;

        ScriptedRoute route();

        /** Returns once that is so; fails where it does not come to be. */
        void until(Callable<Boolean> isSo) throws Exception;

        /** Ends as hard as it can be made to, with what runs in the midst of it, and begins again with what is stored. */
        void crash() throws Exception;

        /** Returns whether every event has been forgotten. */
        boolean isEmpty() throws Exception;

        /** Returns the conversations that have a queue of their own. */
        Set<String> parked() throws Exception;

        /** Returns why there are dead letters, the oldest first. */
        List<String> deadLetters() throws Exception;

        /** Has the route hear again what it gave up. */
        void replayAll() throws Exception;

        /** Forgets what the route gave up. */
        void dropAll() throws Exception;
    }

    @SuppressWarnings("NullAway.Init")
    private Subject inbox;

    @SuppressWarnings("NullAway.Init")
    private ScriptedRoute route;

    /** Opens an inbox in which nothing is. */
    protected abstract Subject open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        inbox = open();
        route = inbox.route();
    }

    @AfterEach
    void end() throws Exception {
        route.letGo();
        inbox.close();
    }

    @Test
    void handsOverTheEventsOfOneConversationInTheirOrder() throws Exception {
        List<String> said = sayMany("CH1", 0);

        inbox.until(() -> route.heard().size() == MANY);
        assertEquals(said, route.heard());
        inbox.until(inbox::isEmpty);
    }

    @Test
    void letsNoConversationWaitForAnother() throws Exception {
        route.waitWith("slow");
        inbox.say("CH1", "slow");
        inbox.say("CH1", "behind");
        inbox.say("CH2", "quick");

        inbox.until(() -> route.heard().contains("quick"));
        assertEquals(List.of("quick"), route.heard());

        route.letGo();
        inbox.until(() -> route.heard().size() == 3);
        assertEquals(List.of("quick", "slow", "behind"), route.heard());
    }

    @Test
    void handsOverOnceWhatIsSaidTwice() throws Exception {
        inbox.say("CH1", "once");
        inbox.say("CH1", "once");
        inbox.say("CH1", "last");

        inbox.until(() -> route.heard().contains("last"));
        assertEquals(List.of("once", "last"), route.heard());
        inbox.until(inbox::isEmpty);
    }

    @Test
    void knowsAfterCrashWhatWasSaidBefore() throws Exception {
        inbox.say("CH1", "once");
        inbox.until(() -> route.heard().size() == 1 && inbox.isEmpty());

        inbox.crash();
        inbox.say("CH1", "once");
        inbox.say("CH1", "last");

        inbox.until(() -> route.heard().contains("last"));
        assertEquals(List.of("once", "last"), route.heard());
    }

    @Test
    void handsOverAgainAfterCrashWhatHadNotEnded() throws Exception {
        route.waitWith("first");
        inbox.say("CH1", "first");
        inbox.say("CH1", "second");
        inbox.until(() -> route.begun().equals(List.of("first")));

        inbox.crash();
        route.letGo();

        inbox.until(() -> route.heard().size() == 2);
        assertEquals(List.of("first", "second"), route.heard());
        assertEquals(List.of("first", "first", "second"), route.begun());
        inbox.until(inbox::isEmpty);
    }

    @Test
    void keepsDeadLetterOfWhatTheRouteGaveUpAndGoesOn() throws Exception {
        route.failWith("broken");
        inbox.say("CH1", "broken");
        inbox.say("CH1", "whole");

        inbox.until(() -> route.heard().contains("whole") && inbox.isEmpty());
        assertEquals(List.of("whole"), route.heard());
        assertEquals(List.of("cannot take broken"), inbox.deadLetters());
    }

    @Test
    void doesNotHandOverAgainWhatTheRouteGaveUp() throws Exception {
        route.failWith("broken");
        inbox.say("CH1", "broken");
        inbox.until(() -> inbox.deadLetters().size() == 1 && inbox.isEmpty());
        route.mend();

        inbox.crash();
        inbox.say("CH1", "broken");
        inbox.say("CH1", "whole");

        inbox.until(() -> route.heard().contains("whole"));
        assertEquals(List.of("whole"), route.heard());
        assertEquals(List.of("cannot take broken"), inbox.deadLetters());
    }

    @Test
    protected void handsOverDeadLetterThatIsReplayed() throws Exception {
        route.failWith("broken");
        inbox.say("CH1", "broken");
        inbox.until(() -> inbox.deadLetters().size() == 1);
        route.mend();

        inbox.replayAll();

        inbox.until(() -> route.heard().equals(List.of("broken")));
        inbox.until(() -> inbox.deadLetters().isEmpty() && inbox.isEmpty());
    }

    @Test
    protected void keepsTheDeadLetterThatIsReplayedInVain() throws Exception {
        route.failWith("broken");
        inbox.say("CH1", "broken");
        inbox.until(() -> inbox.deadLetters().size() == 1);

        inbox.replayAll();

        inbox.until(() -> route.begun().size() == 2);
        inbox.until(() -> inbox.deadLetters().equals(List.of("cannot take broken")) && inbox.isEmpty());
    }

    @Test
    protected void forgetsDeadLetterThatIsDropped() throws Exception {
        route.failWith("broken");
        inbox.say("CH1", "broken");
        inbox.until(() -> inbox.deadLetters().size() == 1);
        route.mend();

        inbox.dropAll();
        inbox.say("CH1", "whole");

        inbox.until(() -> route.heard().contains("whole"));
        assertEquals(List.of("whole"), route.heard());
        assertEquals(List.of(), inbox.deadLetters());
    }

    @Test
    void movesLongConversationOutOfTheWayAndBackInOrder() throws Exception {
        route.waitWith("n0");
        List<String> said = sayMany("CH1", 0);
        inbox.say("CH2", "quick");

        inbox.until(() -> route.heard().contains("quick"));
        inbox.until(() -> inbox.parked().equals(Set.of("CH1")));
        assertEquals(List.of("quick"), route.heard());

        route.letGo();
        inbox.until(() -> route.heard().size() == MANY + 1);
        assertEquals(said, route.heard().subList(1, MANY + 1));
        inbox.until(() -> inbox.parked().isEmpty() && inbox.isEmpty());
    }

    @Test
    void goesOnAfterCrashInTheMidstOfLongConversation() throws Exception {
        route.waitWith("n0");
        List<String> said = new ArrayList<>(sayMany("CH1", 0));
        inbox.until(() -> inbox.parked().equals(Set.of("CH1")));

        inbox.crash();
        route.letGo();
        said.addAll(sayMany("CH1", MANY));

        inbox.until(() -> route.heard().size() == 2 * MANY);
        assertEquals(said, route.heard());
        inbox.until(() -> inbox.parked().isEmpty() && inbox.isEmpty());
    }

    private List<String> sayMany(String conversation, int from) throws Exception {
        List<String> said = IntStream.range(from, from + MANY)
                .mapToObj(number -> "n" + number)
                .toList();
        for (String text : said) {
            inbox.say(conversation, text);
        }
        return said;
    }
}
