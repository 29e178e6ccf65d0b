package io.github.sockettask.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The inflater that other tests rely on sees what zlib does.
 */
class WindowInflaterTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 10_000, 100_000 })
	void whenZlibHasCompressedThenItInflates(int length) {
		MessageCompressor compressor = new MessageCompressor(true);
		WindowInflater inflater = new WindowInflater(true);
		byte[] words = Sample.words(length);
		byte[] random = Payloads.random(length);
		for (int i = 0; i < 3; i++) {
			assertThat(inflater.inflate(compressor.compress(words))).isEqualTo(words);
			assertThat(inflater.inflate(compressor.compress(random))).isEqualTo(random);
		}
	}

	@Test
	void whenZlibRefersFarBackThenItTells() {
		byte[] message = Payloads.random(30_000);
		MessageCompressor compressor = new MessageCompressor(true);
		WindowInflater inflater = new WindowInflater(true);
		inflater.inflate(compressor.compress(message));
		assertThat(inflater.reach()).isLessThan(30_000);
		inflater.inflate(compressor.compress(message));
		assertThat(inflater.reach()).isEqualTo(30_000);
	}

	@Test
	void whenAReferenceGoesBackBeyondTheMessageThenThereMustBeAContext() {
		MessageCompressor compressor = new MessageCompressor(true);
		WindowInflater inflater = new WindowInflater(false);
		byte[] message = Payloads.random(1000);
		inflater.inflate(compressor.compress(message));
		byte[] second = compressor.compress(message);
		assertThatIllegalStateException().isThrownBy(() -> inflater.inflate(second));
	}

}
