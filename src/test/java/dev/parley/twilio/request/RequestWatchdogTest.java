package dev.parley.twilio.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import dev.parley.twilio.FakeTwilio;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A response that drips is never silent, so no timeout for silence ends it. */
@Timeout(60)
class RequestWatchdogTest {
    private final FakeTwilio twilio = new FakeTwilio();
    private final RequestWatchdog watchdog = new RequestWatchdog(Duration.ofSeconds(1));
    private final TwilioHttp http = new TwilioHttp(twilio.settings(), 1, watchdog);

    @AfterEach
    void close() {
        http.close();
        twilio.close();
    }

    @Test
    void cutsOffAnAnswerThatDrips() {
        twilio.drips();

        UncheckedIOException cutOff = assertThrows(UncheckedIOException.class, this::call);

        assertEquals("java.net.SocketTimeoutException: no complete response in PT1S", cutOff.getMessage());
        assertEquals(1, watchdog.cutOff());
    }

    @Test
    void givesTheOnlyConnectionBack() {
        twilio.drips().answers(200, "{}");
        assertThrows(UncheckedIOException.class, this::call);

        assertEquals("{}", call());
    }

    @Test
    void leavesAloneWhatIsAnsweredInTime() {
        assertEquals("{}", call());
        assertEquals(0, watchdog.cutOff());
    }

    private String call() {
        Request request = new Request(HttpMethod.GET, "https://conversations.twilio.com/v1/Conversations");
        request.setAuth("SK", "secret");
        return http.makeRequest(request).getContent();
    }
}
