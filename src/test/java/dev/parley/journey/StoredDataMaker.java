package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes the data of the version that is packaged; no build runs it. {@code stored/README.md} says how it is run. */
class StoredDataMaker {
    /** In each lane that waits one call is under way. */
    private static final int LANES = 6;
    /** All that waits and is not parked; what came one after the other does not share a message. */
    private static final String MESSAGES = "6.0";

    @Test
    void makesInboxOfThisVersion(@TempDir Path folder) throws Exception {
        StoredData data = StoredData.of(Objects.requireNonNull(System.getProperty("parley.stored"), "which version?"));
        Program program = StoredData.program(folder);

        finish(program);
        giveUp(program);
        String letters = stopInTheMiddle(program);

        data.keep(program, letters);
    }

    private static void finish(Program program) {
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(program).start()) {
            StoredStory.FINISHED.forEach(said -> assertEquals(200, said.tell(parley.parley())));
            await().atMost(30, SECONDS).until(twilio::calls, hasSize(StoredStory.FINISHED.size()));
        }
    }

    private static void giveUp(Program program) {
        try (Twilio twilio = Twilio.thatKnowsNothing();
                RunningParley parley = twilio.live(program).start()) {
            StoredStory.REFUSED.forEach(said -> assertEquals(200, said.tell(parley.parley())));
            StoredStory.UNHEARD.forEach(event -> assertEquals(200, event.tell(parley.parley())));
            assertEquals(200, StoredStory.REPLAYED.tell(parley.parley()));
            await().atMost(30, SECONDS).until(() -> StoredData.waiting(program), equalTo("0.0"));
        }
    }

    private static String stopInTheMiddle(Program program) throws JsonProcessingException {
        try (Twilio twilio = Twilio.thatHangs();
                RunningParley parley = twilio.live(program).start()) {
            Program.Ended replayed = program.run("dead-letters", "replay", letterOf(StoredStory.REPLAYED, program));
            assertEquals("Replayed 1 dead letter to route hears.\n", replayed.out() + replayed.err());

            StoredStory.PARKED.forEach(said -> assertEquals(200, said.tell(parley.parley())));
            StoredStory.WAITING.forEach(said -> assertEquals(200, said.tell(parley.parley())));
            assertEquals(200, StoredStory.HALF_HEARD.tell(parley.parley()));
            await().atMost(30, SECONDS).until(twilio::calls, hasSize(LANES));
            await().atMost(30, SECONDS).until(() -> StoredData.waiting(program), equalTo(MESSAGES));
            String letters = list(program);

            parley.kill();
            return letters;
        }
    }

    private static String letterOf(StoredStory.Said said, Program program) throws JsonProcessingException {
        for (JsonNode letter : new ObjectMapper().readTree(list(program)).path("letters")) {
            if (letter.path("lane").asText().equals(said.subject())) {
                return letter.path("letter").asText();
            }
        }
        throw new AssertionError("there is no letter of " + said);
    }

    private static String list(Program program) {
        return program.run("dead-letters", "list", "--json", "--oldest").out();
    }
}
