package io.github.sockettask.conformance;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;

import io.github.sockettask.test.SocketFrame;

/**
 * Frames of a server.
 *
 * @param name what is special about them
 * @param frames valid frames
 * @param breach what follows them and breaks the protocol, maybe empty
 */
record Case(String name, List<SocketFrame> frames, List<SocketFrame> breach) {

	/**
	 * A case without a breach.
	 * @param name the name
	 * @param frames the frames
	 * @return the case
	 */
	static Case of(String name, SocketFrame... frames) {
		return new Case(name, List.of(frames), List.of());
	}

	/**
	 * Add a breach.
	 * @param frames what breaks the protocol
	 * @return a new case
	 */
	Case then(SocketFrame... frames) {
		return new Case(this.name, this.frames, List.of(frames));
	}

	List<SocketFrame> all() {
		return Stream.concat(this.frames.stream(), this.breach.stream()).toList();
	}

	/**
	 * Combine cases with all ways of delivery. Large ones are not sent byte by byte.
	 * @param cases the cases
	 * @return arguments of a test: case and delivery
	 */
	static Stream<Arguments> delivered(Case... cases) {
		return Stream.of(cases)
			.flatMap((one) -> Stream.of(Delivery.values())
				.filter((delivery) -> delivery != Delivery.BYTE_BY_BYTE || one.size() < 2000)
				.map((delivery) -> Arguments.argumentSet(one.name + ", " + delivery, one, delivery)));
	}

	private int size() {
		return all().stream().mapToInt((frame) -> frame.payload().length).sum();
	}

}
