import '@angular/compiler';
import '@osmapi/osmtalk-elements';
import {
  Component,
  computed,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
  ViewChild,
  type ElementRef,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { noted, steps } from './data.js';

@Component({
  selector: '#app',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button id="next" (click)="step.set(1)"></button>
    <button id="toggle" (click)="shown.set(!shown())"></button>
    @if (shown()) {
      <osm-failure-banner
        #banner
        [call]="now().call"
        [audience]="now().audience"
        [headingLevel]="now().headingLevel"
        [retry]="now().retry"
        events-href="/calls/{id}"
        (osm-retry)="hear($event)"
      >
        <p slot="fallback">This call failed.</p>
        <a slot="actions" href="/calls">{{ now().link }}</a>
      </osm-failure-banner>
    }
    <osm-failure-list
      [calls]="now().calls"
      [totalCalls]="now().totalCalls"
      group-by="blame"
      selectable
      (osm-open)="hear($event)"
    ></osm-failure-list>
    <osm-blame-badge [reason]="now().reason"></osm-blame-badge>
    <output id="heard">{{ heard() }}</output>
    <output id="listened">{{ listened() }}</output>
  `,
})
class Page {
  readonly step = signal(0);
  readonly shown = signal(true);
  readonly heard = signal('');
  readonly listened = signal('');
  readonly now = computed(() => steps[this.step()]!);

  @ViewChild('banner') set banner(banner: ElementRef<HTMLElement> | undefined) {
    banner?.nativeElement.addEventListener('osm-copy', (event) => {
      const note = noted(event);
      this.listened.update((text) => text + note);
    });
  }

  hear(event: Event): void {
    const note = noted(event);
    this.heard.update((text) => text + note);
  }
}

await bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
