package dev.parley.journey;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * How long a storm is and how hard it blows. The seed decides who is killed when, counted in what has been said by then, so
 * that the same seed is the same storm on a slower machine.
 *
 * @param lanes conversations that are talked in at the same time
 * @param mostSecondsBehind how far what was said may run ahead of what was told, before the visitors pause
 * @param longestCalm how many events may go by, at most, before the next one is killed
 */
record StormPlan(long seed, int rounds, int lanes, int eventsPerSecond, int mostSecondsBehind, int longestCalm) {
    /**
     * Reads {@code -Dparley.storm.rounds} and the like; what is not given is as short as {@code mvn verify} wants it.
     *
     * @param rounds unless a property says otherwise
     */
    static StormPlan ofRounds(int rounds) {
        return new StormPlan(
                Long.getLong("parley.storm.seed", System.nanoTime() % 1_000_000),
                Integer.getInteger("parley.storm.rounds", rounds),
                Integer.getInteger("parley.storm.lanes", 50),
                Integer.getInteger("parley.storm.rate", 100),
                Integer.getInteger("parley.storm.behind", 3),
                Integer.getInteger("parley.storm.calm", 200));
    }

    RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @Override
    public String toString() {
        return "the storm of -Dparley.storm.seed=" + seed + " -Dparley.storm.rounds=" + rounds
                + " -Dparley.storm.lanes=" + lanes + " -Dparley.storm.rate=" + eventsPerSecond
                + " -Dparley.storm.behind="
                + mostSecondsBehind + " -Dparley.storm.calm=" + longestCalm;
    }
}
