package dev.parley.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDescriptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "21211 21408 21610 21612 21614 21617",
                "30001 30002 30003 30004 30005 30006 30007 30008 30017 30022 30023 30027 30032 30034 30036 30410",
                "63003 63005 63007 63013 63016 63017 63018 63019 63024 63032 63033 63038 63049 63052",
                "11200 11205 11210 11220 11237"
            })
    void areOneLineForEveryCodeThatMessagesMeet(String codes) {
        assertEquals(
                0,
                Stream.of(codes.split(" "))
                        .map(ErrorDescriptions::of)
                        .filter(meaning -> !Objects.toString(meaning, "").matches("\\S.{10,76}[^.\\s]"))
                        .count());
    }

    @Test
    void areAbsentForACodeThatIsNew() {
        assertEquals(null, ErrorDescriptions.of("39999"));
    }
}
