package io.github.sockettask;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HandshakeRefusedException}.
 */
class HandshakeRefusedExceptionTests {

	@Test
	void afterDeserializationThereAreNoHeaders() throws Exception {
		HandshakeRefusedException refused = new HandshakeRefusedException("refused", 503,
				Map.of("Retry-After", List.of("5")));
		assertThat(refused.header()).containsOnlyKeys("Retry-After");
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes).writeObject(refused);
		Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
		assertThat(copy).isInstanceOfSatisfying(HandshakeRefusedException.class, (read) -> {
			assertThat(read.status()).isEqualTo(503);
			assertThat(read.header()).isEmpty();
		});
	}

}
