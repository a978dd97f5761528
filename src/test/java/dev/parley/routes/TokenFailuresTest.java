package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.LogLines;
import dev.parley.app.TestPipeline;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.Samples;
import dev.parley.token.TokenSteps;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.processor.errorhandler.DefaultErrorHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a failure of the token routes that is not a refusal, beside the shipped error routes. */
class TokenFailuresTest {
    @ParameterizedTest
    @CsvSource({"/token, issueToken", "/chat-widget, issueNamedToken", "/refreshToken, refreshToken"})
    void answers500AndLeavesTheLogToTheHttpEngine(String target, String step) throws Exception {
        Processor broken = exchange -> {
            throw new IllegalStateException("the step is broken");
        };
        try (TestPipeline door = new TestPipeline();
                LogLines camel = LogLines.of(DefaultErrorHandler.class)) {
            TokenSteps.of(Samples.settings(), IdentitySettings.of(Mode.ANY), Samples.AT_NOON, Samples.ONE_ID)
                    .forEach(door::bind);
            door.bind(step, broken).load("errors", "token").start();

            HttpResponse<String> answer = door.post(target, TokenRoutes.JSON_TYPE, "{}");

            assertEquals(500, answer.statusCode());
            assertEquals(List.of(), camel.lines());
        }
    }
}
