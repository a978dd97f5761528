package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hook's route, asked by the sandbox through the door, decides about what a client writes. */
class HookRoutesTest {
    private static final String CENSOR =
            """
            - route:
                id: censor
                from:
                  uri: twilio-webhook:onMessageAdd
                  steps:
                    - choice:
                        when:
                          - simple: ${body[Body]} contains 'darn'
                            steps:
                              - setBody:
                                  constant: '{"body":"****"}'
                        otherwise:
                          steps:
                            - setBody:
                                constant: ''
            """;

    private final EventRoutes routes = new EventRoutes();

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        // The door's port, which a signature covers, is not known before it is open.
        routes.accepting(directory);
        routes.startWith(CENSOR, "webhooks");
        routes.answerHooks();
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void putsInOtherWords() throws Exception {
        assertEquals("****", say("darn").path("body").asText());
    }

    @Test
    void letsThroughWhatItDoesNotMind() throws Exception {
        assertEquals("hello", say("hello").path("body").asText());
    }

    private JsonNode say(String words) throws Exception {
        String conversation = "/v1/Conversations/" + routes.conversation();
        routes.post(conversation + "/Participants", "Identity=alice");
        return routes.postAs("alice", conversation + "/Messages", "Body=" + words);
    }
}
