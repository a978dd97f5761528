package dev.parley.sandbox.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conversations become inactive and are closed when their timers are due; the sandbox's clock is advanced. */
class ConversationTimersTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void moveAConversationFromActiveToInactiveToClosed() {
        String conversation = conversation("Timers.Inactive", "PT10M", "Timers.Closed", "PT1H");

        List<String> states = List.of(
                stateAfter("PT9M59S", conversation),
                stateAfter("PT1S", conversation),
                stateAfter("PT49M59S", conversation),
                stateAfter("PT1S", conversation));

        assertEquals(List.of("active", "inactive", "inactive", "closed"), states);
    }

    @Test
    void tellOfEachStateAtItsOwnTimeHoweverMuchPassesAtOnce() {
        conversation("Timers.Inactive", "PT10M", "Timers.Closed", "PT1H");

        pass("P1D");

        List<Ear.Heard> heard = bench.ear.await(4);
        assertEquals(
                List.of(
                        "onConversationUpdated",
                        "onConversationStateUpdated",
                        "onConversationUpdated",
                        "onConversationStateUpdated"),
                bench.ear.events(4));
        assertEquals("active inactive TIMER 2026-11-22T10:10:00.125Z", change(heard.get(1)));
        assertEquals("inactive closed TIMER 2026-11-22T11:00:00.125Z", change(heard.get(3)));
    }

    @Test
    void ringInTheOrderInWhichTheyAreDue() {
        String late = conversation("Timers.Inactive", "PT20M");
        String early = conversation("Timers.Inactive", "PT10M");

        pass("PT1H");

        List<String> order = bench.ear.await(4).stream()
                .filter(heard -> heard.event().equals("onConversationStateUpdated"))
                .map(heard -> heard.form().first("ConversationSid"))
                .toList();
        assertEquals(List.of(early, late), order);
    }

    @Test
    void closeAtOnceWhatIsDueToBeClosedFirst() {
        String conversation = conversation("Timers.Inactive", "PT1H", "Timers.Closed", "PT10M");

        assertEquals("closed", stateAfter("PT10M", conversation));
        assertEquals(new JsonObject(), timers(conversation));
    }

    @Test
    void beginAnewWithEveryMessage() {
        String conversation = conversation("Timers.Inactive", "PT10M", "Timers.Closed", "PT1H");
        pass("PT9M");

        say(conversation);

        assertEquals(
                new JsonObject()
                        .put("date_inactive", "2026-11-22T10:19:00Z")
                        .put("date_closed", "2026-11-22T11:09:00Z"),
                timers(conversation));
        assertEquals("active", stateAfter("PT9M", conversation));
    }

    @Test
    void showNothingOfATimerThatHasRung() {
        String conversation = conversation("Timers.Inactive", "PT10M", "Timers.Closed", "PT1H");

        pass("PT10M");

        assertEquals(new JsonObject().put("date_closed", "2026-11-22T11:00:00Z"), timers(conversation));
    }

    @Test
    void beginAnewWhenAMessageComesToAnInactiveConversation() {
        String conversation = conversation("Timers.Inactive", "PT10M");
        pass("PT10M");
        bench.ear.await(2);

        bench.postLoudly("/v1/Conversations/" + conversation + "/Messages", "Body", "anybody there?");

        List<Ear.Heard> heard = bench.ear.await(5);
        assertEquals(
                List.of("onMessageAdded", "onConversationUpdated", "onConversationStateUpdated"),
                bench.ear.events(5).subList(2, 5));
        assertEquals("inactive active EVENT 2026-11-22T10:10:00.125Z", change(heard.get(4)));
        assertEquals(new JsonObject().put("date_inactive", "2026-11-22T10:20:00Z"), timers(conversation));
    }

    @Test
    void areForgottenWithTheirConversation() {
        String conversation = conversation("Timers.Inactive", "PT10M");
        bench.delete("/v1/Conversations/" + conversation);

        pass("PT10M");
        bench.postLoudly("/v1/Conversations");

        assertEquals(List.of("onConversationAdded"), bench.ear.events(1));
    }

    @Test
    void areTakenAwayByAnEmptyValue() {
        String conversation = conversation("Timers.Inactive", "PT10M");

        bench.post("/v1/Conversations/" + conversation, "Timers.Inactive", "");

        assertEquals("active", stateAfter("P1D", conversation));
    }

    @Test
    void comeFromTheAccountWhereAConversationHasNone() {
        bench.post("/v1/Configuration", "DefaultInactiveTimer", "PT5M");

        assertEquals("inactive", stateAfter("PT5M", bench.conversation()));
    }

    @Test
    void freeTheNumbersOfWhatTheyClose() {
        bench.phone(conversation("Timers.Closed", "PT10M"));
        pass("PT10M");

        String second = bench.conversation();

        assertTrue(bench.phone(second).startsWith("MB"));
    }

    @Test
    void needAStateWhereTheConversationIsNew() {
        assertEquals(
                "400 50382 Timers of a new conversation need its State.",
                bench.post("/v1/Conversations", "Timers.Closed", "PT1H").refusal());
    }

    @Test
    void haveNothingToMakeInactiveInWhatIsInactive() {
        String conversation = bench.post("/v1/Conversations", "State", "inactive", "Timers.Inactive", "PT10M")
                .sid();
        JsonObject asleep = timers(conversation);

        bench.post("/v1/Conversations/" + conversation, "State", "active");

        assertEquals(new JsonObject(), asleep);
        assertEquals(new JsonObject().put("date_inactive", "2026-11-22T10:10:00Z"), timers(conversation));
    }

    private String conversation(String... timers) {
        String[] form = new String[timers.length + 2];
        form[0] = "State";
        form[1] = "active";
        System.arraycopy(timers, 0, form, 2, timers.length);
        return bench.post("/v1/Conversations", form).sid();
    }

    private void say(String conversation) {
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Body", "hello");
    }

    private void pass(String duration) {
        bench.post("/sandbox/clock", "Advance", duration);
    }

    private String stateAfter(String duration, String conversation) {
        pass(duration);
        return bench.get("/v1/Conversations/" + conversation).json().getString("state");
    }

    private JsonObject timers(String conversation) {
        return bench.get("/v1/Conversations/" + conversation).json().getJsonObject("timers");
    }

    private static String change(Ear.Heard heard) {
        return heard.form().first("StateFrom") + " " + heard.form().first("StateTo") + " "
                + heard.form().first("Reason") + " " + heard.form().first("StateUpdated");
    }
}
