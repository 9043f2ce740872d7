import { createElement } from 'lwc';
import Page from 'x/page';

document.querySelector('#app').append(createElement('x-page', { is: Page }));
