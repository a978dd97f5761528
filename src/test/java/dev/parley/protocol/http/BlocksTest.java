package dev.parley.protocol.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "65536, 65536", "65537, 8192", "131072, 8192", "200000, 7", "1000000, 300000"})
    void holdWhatWasAddedHoweverItWasCut(int length, int part) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Blocks blocks = new Blocks();

        for (int from = 0; from < length; from += part) {
            blocks.add(Buffer.buffer(bytes).slice(from, Math.min(length, from + part)));
        }

        assertEquals(length, blocks.length());
        assertArrayEquals(bytes, blocks.whole().getBytes());
    }
}
