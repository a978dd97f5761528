package dev.parley.inbox.deadletter;

import static dev.parley.inbox.deadletter.Letters.letter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.FormParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DeadLetter FIRST = letter("a100000000000000", "greet", 1);
    private static final DeadLetter SECOND = letter("a200000000000000", "reply", 2);

    private final DeadLetterBroker broker;

    DeadLetterCommandsTest(@TempDir Path directory) throws Exception {
        broker = DeadLetterBroker.in(directory);
    }

    @BeforeEach
    void fill() throws Exception {
        broker.with(FIRST, SECOND);
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    @Test
    void listsHowManyThereAreAndTheNewest() throws Exception {
        assertEquals(
                """
                {"count":2,"letters":[{"letter":"a200000000000000","event":"event-of-a200000000000000",\
                "type":"onMessageAdded","lane":"CH1","route":"reply","attempts":9,"accepted":"2024-11-22T11:00:00Z",\
                "gaveUp":"2024-11-22T12:02:00Z","reason":"Twilio refused participants/create: 404, code 20404."}]}""",
                answer("list", "limit=1"));
    }

    @Test
    void listsWhatFitsIntoMemoryAndSaysThatItIsNotAll() throws Exception {
        broker.with(Letters.many(100));
        DeadLetterCommands commands = new DeadLetterCommands(broker.store(), () -> {}, 10_000);

        String list = answer(commands, "list", "order=oldest&limit=100");

        assertTrue(list.startsWith("{\"count\":102,\"letters\":[{\"letter\":\"0000000000000000\","), () -> list);
        assertEquals(
                "Only 30 of 102 letters fit into one list of 0 MB: list fewer with --route, --type or --older-than, or from"
                        + " the other end with --oldest.",
                JSON.readTree(list).get("note").textValue());
        assertEquals(30, JSON.readTree(list).get("letters").size());
    }

    @Test
    void showsWhatTwilioSaid() throws Exception {
        assertEquals(
                """
                {"letter":"a100000000000000","event":"event-of-a100000000000000",\
                "type":"onMessageAdded","lane":"CH1","route":"greet","attempts":9,"accepted":"2024-11-22T11:00:00Z",\
                "gaveUp":"2024-11-22T12:01:00Z","reason":"Twilio refused participants/create: 404, code 20404.",\
                "parameters":{"Body":["hello a100000000000000"]}}""",
                answer("show", "letter=a1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letter=a1 | {\"routes\":{\"greet\":1},\"missed\":0}",
                "letter=a1&letter=a2&letter=a1 | {\"routes\":{\"greet\":1,\"reply\":1},\"missed\":0}",
                "route=reply | {\"routes\":{\"reply\":1},\"missed\":0}",
                "until=2024-11-22T12:01:30Z | {\"routes\":{\"greet\":1},\"missed\":0}",
                "'' | {\"routes\":{\"greet\":1,\"reply\":1},\"missed\":0}",
                "until=2024-11-22T11:00:00Z | "
                        + "{\"routes\":{},\"missed\":0,\"note\":\"No dead letter matches. See parley dead-letters list.\"}",
            })
    void replaysTheSelection(String asked, String expected) throws Exception {
        assertEquals(expected, answer("replay", asked));
    }

    @Test
    void dropsHundredsThatAreNamedOneByOne() throws Exception {
        List<DeadLetter> many = Letters.many(120);
        broker.with(many);
        String asked = String.join(
                "&", many.stream().map(letter -> "letter=" + letter.letter()).toList());

        assertEquals("{\"routes\":{\"often\":119,\"rare\":1},\"missed\":0}", answer("drop", asked));

        assertEquals(List.of(FIRST.letter(), SECOND.letter()), broker.letters());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "show | letter=c1 | There is no dead letter \"c1\". See parley dead-letters list.",
                "show | letter=%27 | There is no dead letter \"'\". See parley dead-letters list.",
                "drop | letter=a1&letter=c1 | There is no dead letter \"c1\". See parley dead-letters list.",
                "drop | letter=a | \"a\" is the beginning of 2 dead letters, a100000000000000, a200000000000000:"
                        + " write more digits.",
                "replay | route=gret | There are no dead letters of route \"gret\". Did you mean \"greet\"?",
                "replay | route=weather | There are no dead letters of route \"weather\". There are some of: greet, reply.",
                "list | limit=0 | The limit is \"0\": expected a number, 1 to 100000.",
                "list | until=soon | until is \"soon\": expected a time such as 2026-11-22T12:00:00Z.",
                "burn | '' | Unknown command for dead letters: \"burn\".",
            })
    void saysWhatDoesNotExist(String command, String asked, String expected) throws Exception {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> answer(command, asked));

        assertEquals(expected, refused.getMessage());
        assertEquals(2, broker.letters().size());
    }

    @Test
    void namesTheFirstOfManyWithTheSameBeginning() throws Exception {
        broker.with(IntStream.range(0, 10)
                .mapToObj(number -> letter("b" + number, "greet", 3))
                .toList());

        Exception refused = assertThrows(IllegalArgumentException.class, () -> answer("show", "letter=b"));

        assertEquals(
                "\"b\" is the beginning of 10 dead letters, b0, b1, b2, b3, b4 and others: write more digits.",
                refused.getMessage());
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        answer("drop", "");

        assertEquals(
                "{\"count\":0,\"letters\":[],\"note\":\"There are no dead letters.\"}", answer("list", "route=greet"));
        assertEquals("{\"routes\":{},\"missed\":0,\"note\":\"There are no dead letters.\"}", answer("replay", ""));
    }

    private String answer(String command, String asked) throws Exception {
        return answer(broker.commands(), command, asked);
    }

    private static String answer(DeadLetterCommands commands, String command, String asked) throws Exception {
        return new String(commands.answer(command, FormParameters.parse(asked)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
