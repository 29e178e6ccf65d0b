package io.github.sockettask.guide.recipes;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.github.sockettask.SocketTaskEvent;
import io.github.sockettask.SocketTaskStatus;

// tag::alarm[]
@Component
class FeedAlarm {

	private final Pager pager;

	FeedAlarm(Pager pager) {
		this.pager = pager;
	}

	@EventListener
	void changed(SocketTaskEvent.StatusChanged change) {
		boolean down = change.status() == SocketTaskStatus.WAITING_RETRY && change.retries() == 3;
		if (down || change.status() == SocketTaskStatus.FAILED) {
			this.pager.call(change.toString());
		}
	}

	@EventListener
	void silent(SocketTaskEvent.Silence silence) {
		this.pager.call(silence.task().name() + " has sent nothing for " + silence.timeout().toSeconds() + " s");
	}

	interface Pager {

		void call(String text);

	}

}
// end::alarm[]
