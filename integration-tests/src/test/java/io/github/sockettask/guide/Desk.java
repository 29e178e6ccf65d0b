package io.github.sockettask.guide;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTask;

// tag::desk-of-two[]
@Component
class Desk {

	Desk(SocketTask ticker, @Qualifier("audit") SocketTask trail) {
		ticker.onMessage(String.class, (message) -> System.out.println(message.data()));
	}

}
// end::desk-of-two[]
