package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an earlier version kept on disk when it was killed, this one goes on with. */
class StoredDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<StoredData> all() throws IOException {
        return StoredData.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hearsOnceAndInOrderWhatWasStored(StoredData data, @TempDir Path folder) throws IOException {
        Program program = unpacked(data, folder);
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(program).start()) {
            awaitHeard(twilio, StoredStory.stored(), parley);

            assertHeard(twilio, StoredStory.stored());
            await().atMost(30, SECONDS).until(() -> StoredData.waiting(program), equalTo("0.0"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hearsNothingAgainThatIsToldAgain(StoredData data, @TempDir Path folder) throws IOException {
        Program program = unpacked(data, folder);
        List<StoredStory.Said> expected = new ArrayList<>(StoredStory.stored());
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(program).start()) {
            // Of each subject something new comes last: what is heard again would be heard before it.
            for (StoredStory.Said said : everything()) {
                assertEquals(200, said.tell(parley.parley()));
            }
            for (String subject : subjects(everything())) {
                StoredStory.Said last = new StoredStory.Said(subject, "read");
                expected.add(last);
                assertEquals(200, last.tell(parley.parley()));
            }
            awaitHeard(twilio, expected, parley);

            assertHeard(twilio, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void listsShowsAndReplaysDeadLetters(StoredData data, @TempDir Path folder) throws IOException {
        Program program = unpacked(data, folder);
        List<StoredStory.Said> expected = new ArrayList<>(StoredStory.stored());
        expected.addAll(StoredStory.REFUSED);
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(program).start()) {
            awaitHeard(twilio, StoredStory.stored(), parley);
            JsonNode letters = JSON.readTree(Files.readString(data.letters()));

            assertEquals(letters, listed(program, letters));
            MatcherAssert.assertThat(
                    ask(program, "show", letter(letters, "hears", 1)),
                    containsString(StoredStory.REFUSED.get(2).words()));
            MatcherAssert.assertThat(
                    ask(program, "show", letter(letters, "fails", 0)),
                    containsString(StoredStory.UNHEARD.get(0).name().strip()));
            assertEquals(
                    "Replayed 3 dead letters: 2 to route hears, 1 to route hears-status.\n",
                    ask(program, replay(letters, "hears")));
            awaitHeard(twilio, expected, parley);
            assertHeard(twilio, expected);
        }
    }

    /** Returns what is listed; what later versions say besides is left out. */
    private static JsonNode listed(Program program, JsonNode stored) throws IOException {
        JsonNode listed = JSON.readTree(ask(program, "list", "--json", "--oldest"));
        List<String> names = new ArrayList<>();
        stored.path("letters").path(0).fieldNames().forEachRemaining(names::add);
        listed.path("letters").forEach(letter -> ((ObjectNode) letter).retain(names));
        return listed;
    }

    /** Returns the id of one of a route's letters, counted from the oldest. */
    private static String letter(JsonNode letters, String route, int number) {
        List<String> ids = new ArrayList<>();
        for (JsonNode letter : letters.path("letters")) {
            if (letter.path("route").asText().equals(route)) {
                ids.add(letter.path("letter").asText());
            }
        }
        return ids.get(number);
    }

    private static String[] replay(JsonNode letters, String routes) {
        List<String> words = new ArrayList<>(List.of("replay"));
        for (JsonNode letter : letters.path("letters")) {
            if (letter.path("route").asText().startsWith(routes)) {
                words.add(letter.path("letter").asText());
            }
        }
        return words.toArray(String[]::new);
    }

    private static String ask(Program program, String... words) {
        Program.Ended ended = program.run("dead-letters", words);
        assertEquals("", ended.err());
        return ended.out();
    }

    private static Program unpacked(StoredData data, Path folder) throws IOException {
        Program program = StoredData.program(folder);
        data.unpackFor(program);
        return program;
    }

    /** Returns all that was told when the data was made and one route or the other has heard, or is to hear. */
    private static List<StoredStory.Said> everything() {
        return Stream.of(StoredStory.FINISHED, StoredStory.REFUSED, StoredStory.stored())
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> subjects(List<StoredStory.Said> all) {
        return all.stream().map(StoredStory.Said::subject).distinct().sorted().toList();
    }

    private static void awaitHeard(Twilio twilio, List<StoredStory.Said> expected, RunningParley parley) {
        await(parley.output()).atMost(60, SECONDS).until(twilio::calls, hasSize(expected.size()));
    }

    private static void assertHeard(Twilio twilio, List<StoredStory.Said> expected) {
        Map<String, List<String>> told = new TreeMap<>();
        Map<String, List<String>> heard = new TreeMap<>();
        for (String subject : subjects(expected)) {
            told.put(subject, StoredStory.told(expected, subject));
            heard.put(subject, StoredStory.heard(twilio, subject));
        }

        assertEquals(told, heard);
        assertEquals(expected.size(), twilio.calls().size());
    }
}
