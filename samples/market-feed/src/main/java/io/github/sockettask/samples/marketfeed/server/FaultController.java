package io.github.sockettask.samples.marketfeed.server;

import java.time.Duration;
import java.util.List;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.annotation.DurationFormat.Style;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.socket.CloseStatus;

/**
 * Faults of the feed's server, to see what its clients make of them.
 */
@RestController
@RequestMapping("/faults")
class FaultController {

	private final Subscribers subscribers;

	private final TcpConnections tcpConnections;

	private final Admission admission;

	private final Suspension suspension;

	FaultController(Subscribers subscribers, TcpConnections tcpConnections, Admission admission,
			Suspension suspension) {
		this.subscribers = subscribers;
		this.tcpConnections = tcpConnections;
		this.admission = admission;
		this.suspension = suspension;
	}

	@PostMapping("/drop")
	FaultResult drop() {
		List<Subscriber> dropped = this.subscribers.removeAll();
		dropped.forEach((subscriber) -> this.tcpConnections.cut(subscriber.remotePort()));
		return result(dropped.size());
	}

	@PostMapping("/close")
	FaultResult close(@RequestParam int code, @RequestParam String reason) {
		List<Subscriber> closed = this.subscribers.removeAll();
		closed.forEach((subscriber) -> subscriber.close(new CloseStatus(code, reason)));
		return result(closed.size());
	}

	// drops the connections as well, as a server does that is being restarted
	@PostMapping("/refuse")
	FaultResult refuse(@RequestParam @DurationFormat(style = Style.SIMPLE) Duration duration) {
		this.admission.refuseFor(duration);
		return drop();
	}

	@PostMapping("/suspend")
	FaultResult suspend() {
		this.suspension.suspend();
		return result(this.subscribers.size());
	}

	@PostMapping("/resume")
	FaultResult resume() {
		this.suspension.resume();
		return result(this.subscribers.size());
	}

	@GetMapping
	FaultResult state() {
		return result(0);
	}

	private FaultResult result(int connections) {
		return new FaultResult(connections, this.suspension.isSuspended());
	}

	/**
	 * What a fault did.
	 *
	 * @param connections how many connections it met
	 * @param suspended whether the server is suspended since
	 */
	record FaultResult(int connections, boolean suspended) {

	}

}
